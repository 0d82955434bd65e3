/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

/**
 * A call that is fenced.
 *
 * @param fence knows the newest epoch
 * @param election name of the election
 * @param epoch epoch of the call's term
 */
record FencedCall(Fence fence, String election, long epoch) {

}
