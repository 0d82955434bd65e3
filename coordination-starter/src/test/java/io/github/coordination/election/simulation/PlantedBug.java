/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.io.IOException;
import java.util.Map;

/**
 * A bug that is planted into a copy of one source: the text that is replaced, what is put
 * there, and within how many schedules the simulation must have caught it.
 */
enum PlantedBug {

	DEADLINE_OF_A_GRANT_COUNTED_FROM_THE_REPLY(Core.ELECTION_CORE, 6000,
			"acquired(acquire, outcome, sentAt, now, effects);", "acquired(acquire, outcome, now, now, effects);"),

	DEADLINE_OF_A_RENEWAL_COUNTED_FROM_THE_REPLY(Core.ELECTION_CORE, 6000,
			"renewed(renew, outcome, sentAt, now, effects);", "renewed(renew, outcome, now, now, effects);"),

	NO_GUARD(Core.TIMINGS, 30000, "(1 - drift)) - guard.toNanos();", "(1 - drift));"),

	EPOCH_USED_AGAIN(Core.MEMORY_STORE, 300, "Math.max(lastEpoch(slot, now), request.epochFloor()) + 1;",
			"request.epochFloor() + 1;"),

	RELEASE_WHILE_WORK_IS_STUCK(Core.ELECTION_CORE, 300,
			"return input(now, (effects) -> election(name, (election) -> election.workStuck(epoch, now, effects)));",
			"return workIdle(name, epoch, now);"),

	RELEASE_BEFORE_THE_DRAIN(Core.ELECTION_CORE, 300,
			"return input(now, (effects) -> election(name, (election) -> election.takeoverFailed(epoch, effects)));",
			"""
					input(now, (effects) -> election(name, (election) -> election.takeoverFailed(epoch, effects)));
					return workIdle(name, epoch, now);"""),

	RELEASE_BEFORE_BELIEF_ENDS(Core.ELECTION, 300, "end(this.endCause, effects);\n\t\tthis.phase = Phase.RELEASING;",
			"this.phase = Phase.RELEASING;"),

	NO_RENEWAL_DURING_THE_DRAIN(Core.ELECTION, 300, "return holdsTerm() && !this.term.isRenewing();",
			"return this.phase == Phase.PRIMARY && !this.term.isRenewing();"),

	LOST_REPLY_TO_A_RENEWAL_TRUSTED(Core.ELECTION_CORE, 1000, "return new Renewal.Unknown(\"no answer\");",
			"return new Renewal.Renewed();"),

	LOST_REPLY_TO_A_TRY_TRUSTED(Core.ELECTION_CORE, 300, "election.attemptUnknown(now, effects);", """
			election.attempted(
					new Outcome.Attempted(new io.github.coordination.lease.Attempt.Granted(
							acquire.request().epochFloor() + 1), false), sentAt, now, effects);"""),

	LATE_RENEWAL_ACCEPTED(Core.TERM_CELL, 1000, "Belief current = live();\n\t\treturn current.epoch() == epoch &&",
			"Belief current = this.belief;\n\t\treturn current.epoch() == epoch &&"),

	LOST_RENEWAL_IGNORED(Core.ELECTION, 300, "if (renewal instanceof Renewal.Lost)",
			"if (renewal instanceof Renewal.Lost && sentAt > now)"),

	EXPIRED_RECORD_TAKEN_AT_FIRST_SIGHT(Core.WAITING_RULE, 1000,
			"if (expired && this.seenLive && plausible && this.offset.isSteady(now)) {",
			"if (expired && (!this.seenLive || this.offset.isSteady(now))) {"),

	CLOCK_OF_THE_STORE_TRUSTED(Core.WAITING_RULE, 6000,
			"if (expired && this.seenLive && plausible && this.offset.isSteady(now)) {",
			"if (expired && this.seenLive && plausible) {"),

	NO_WAIT_AFTER_A_DELETION(Core.CANDIDATE, 1000, "this.claimed = over != null || this.placing;",
			"this.claimed = over != null || this.placing;\n\t\tthis.placing = false;"),

	ABSENCE_WAITED_OUT(Core.WAITING_RULE, 1000, "if (this.record == null || this.live ||",
			"if (!this.seenAny || this.live ||", "return this.seenAny && this.record == null && this.lastFree;",
			"return false;"),

	PLACEHOLDER_OF_THE_DEAD_TAKEN(Core.WAITING_RULE, 300, "|| Placeholder.is(shown) ||", "||"),

	LEASE_OF_THE_HOLDER_NOT_WAITED_OUT(Core.WAITING_RULE, 3000, "return Math.max(this.ownLease, this.lastLease);",
			"return this.ownLease;"),

	LOCK_WAITED_OUT_WHILE_IT_IS_HELD(Core.WAITING_RULE, 3000, "|| this.live ||", "||"),

	RELEASE_WAITED_OUT(Core.WAITING_RULE, 30000, "if (shown.released()) {",
			"if (shown.released() && shown.epoch() < 0) {"),

	HOLDER_ON_ANOTHER_HOST_TAKEN_FOR_DEAD(Core.WORLD, 300, """
			if (holder == null || !holder.bootId().equals(observer.holder().bootId())) {
						return false;
					}""",
			"if (holder == null) {\n\t\t\treturn false;\n\t\t}\n"
					+ "\t\tif (!holder.bootId().equals(observer.holder().bootId())) {\n\t\t\treturn true;\n\t\t}"),

	BELIEF_AFTER_RETIREMENT(Core.ELECTION, 2000, "boolean stands = this.phase == Phase.CANDIDATE &&",
			"boolean stands ="),

	BELIEF_IN_A_REQUEST_FROM_BEFORE_THE_CLOCK_STOOD_STILL(Core.ELECTION, 10000,
			"== Phase.CANDIDATE && !this.askedBeforeJump;", "== Phase.CANDIDATE;"),

	STANDING_WHILE_WORK_IS_STUCK(Core.ELECTION, 300, "this.phase = Phase.STUCK;", "leave(now, effects);"),

	ANSWER_TAKEN_TWICE(Core.ELECTION_CORE, 300, "this.pending.remove(id);", "this.pending.get(id);"),

	RENEWAL_AFTER_THE_HAND_OVER(Core.ELECTION, 300,
			"return this.phase == Phase.PRIMARY || this.phase == Phase.HANDING_OVER;",
			"return this.phase != Phase.CANDIDATE && this.phase != Phase.RETIRED;"),

	CLAIM_THAT_IGNORES_RENEWALS(Core.MEMORY_STORE, 300,
			"return (replace.expected() != null) ? replace.expected().equals(record) : record == null;",
			"return record == null || replace.expected() != null && replace.expected().epoch() == record.epoch();"),

	NO_PAUSE_AFTER_AN_ERROR(Core.CANDIDATE, 300, "this.nextAt = now + this.errors.next();", "this.nextAt = now;");

	private final String source;

	private final int schedules;

	@SuppressWarnings("ImmutableEnumChecker")
	private final String[] edits;

	/**
	 * A bug.
	 * @param source the source
	 * @param schedules within how many schedules it must have been caught
	 * @param edits a text that occurs once and what is put there, and so on
	 */
	PlantedBug(String source, int schedules, String... edits) {
		this.source = source;
		this.schedules = schedules;
		this.edits = edits;
	}

	Map<String, byte[]> compile() throws IOException {
		return MutantCompiler.compile(this.source, this.edits);
	}

	/**
	 * Within how many schedules it must have been caught.
	 */
	int schedules() {
		return this.schedules;
	}

	/**
	 * The sources.
	 */
	private static final class Core {

		private static final String MAIN = "src/main/java/io/github/coordination/";

		private static final String CORE = MAIN + "election/core/";

		static final String ELECTION_CORE = CORE + "ElectionCore.java";

		static final String ELECTION = CORE + "Election.java";

		static final String CANDIDATE = CORE + "Candidate.java";

		static final String WAITING_RULE = CORE + "WaitingRule.java";

		static final String TERM_CELL = CORE + "TermCell.java";

		static final String TIMINGS = CORE + "Timings.java";

		static final String MEMORY_STORE = MAIN + "store/memory/MemoryLeaseStore.java";

		static final String WORLD = "src/test/java/io/github/coordination/election/simulation/World.java";

	}

}
