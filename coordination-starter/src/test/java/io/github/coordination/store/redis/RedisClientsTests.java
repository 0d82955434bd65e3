/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.internal.HostAndPort;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DnsResolvers;
import io.lettuce.core.resource.MappingSocketAddressResolver;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.github.coordination.lease.Attempt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the application has its own client do on the way to a server is done for the store
 * too.
 */
class RedisClientsTests {

	private final Queue<Channel> customized = new ConcurrentLinkedQueue<>();

	private final RedisStores stores = new RedisStores();

	@AfterEach
	void close() {
		this.stores.close();
	}

	@Test
	void addressesAreMappedAndChannelsCustomized() {
		HostAndPort server = HostAndPort.of("127.0.0.1", RedisProcess.shared().port());
		assertAsked(ClientResources.builder()
			.socketAddressResolver(MappingSocketAddressResolver.create(DnsResolvers.UNRESOLVED, (any) -> server))
			.nettyCustomizer(new NettyCustomizer() {

				@Override
				public void afterChannelInitialized(Channel channel) {
					RedisClientsTests.this.customized.add(channel);
				}

			}), 1);
		assertThat(this.customized).isNotEmpty();
	}

	@Test
	void namesAreResolved() {
		assertAsked(ClientResources.builder().addressResolverGroup(new AddressResolverGroup<InetSocketAddress>() {

			@Override
			protected InetSocketAddressResolver newResolver(EventExecutor executor) {
				return new InetSocketAddressResolver(executor, new LoopbackResolver(executor));
			}

		}), RedisProcess.shared().port());
	}

	private void assertAsked(ClientResources.Builder builder, int port) {
		ClientResources resources = builder.build();
		LettuceConnectionFactory factory = new LettuceConnectionFactory(
				new RedisStandaloneConfiguration("cache.invalid", port),
				LettuceClientConfiguration.builder().clientResources(resources).build());
		try {
			assertThat(RedisStores.ask(this.stores.open(factory))).isInstanceOf(Attempt.Free.class);
		}
		finally {
			resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
		}
	}

	/** Knows one address. */
	private static final class LoopbackResolver extends InetNameResolver {

		LoopbackResolver(EventExecutor executor) {
			super(executor);
		}

		@Override
		protected void doResolve(String name, Promise<InetAddress> promise) {
			promise.setSuccess(InetAddress.getLoopbackAddress());
		}

		@Override
		protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
			promise.setSuccess(List.of(InetAddress.getLoopbackAddress()));
		}

	}

}
