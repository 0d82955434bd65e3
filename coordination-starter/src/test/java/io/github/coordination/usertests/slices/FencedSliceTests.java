/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests.slices;

import java.util.Optional;

import javax.sql.DataSource;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.boot.test.autoconfigure.json.JsonTest;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.coordination.NotPrimaryException;
import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.fence.Fence;
import io.github.coordination.store.memory.TestElection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Fenced work in tests, where no database keeps the epochs.
 */
class FencedSliceTests {

	abstract static class Slice {

		@Autowired
		private Books books;

		@Autowired
		private TestElection control;

		@Autowired
		private PrimaryElection election;

		@Autowired
		private Fence fence;

		Books books() {
			return this.books;
		}

		@Test
		void fencedCallRunsOnThePrimary() {
			assertThat(this.books.close(() -> {
			})).isPresent();
			this.control.becomeSecondary();
			assertThat(this.books.close(() -> {
			})).isEmpty();
		}

		@Test
		void fenceKnowsTheTermOfTheTest() {
			long epoch = this.election.term().orElseThrow().epoch();
			this.fence.require("primary", epoch);
			assertThatExceptionOfType(NotPrimaryException.class)
				.isThrownBy(() -> this.fence.require("primary", epoch - 1));
		}

		void loseTerm() {
			this.control.loseTerm();
		}

	}

	abstract static class OnDatabase extends Slice {

		@Autowired
		private DataSource dataSource;

		@Autowired
		private PlatformTransactionManager manager;

		@Test
		@Transactional(propagation = Propagation.NOT_SUPPORTED)
		void fencedTransactionIsRolledBackOnceItsTermIsLost() {
			JdbcClient jdbc = JdbcClient.create(this.dataSource);
			jdbc.sql("CREATE TABLE IF NOT EXISTS book (id INT)").update();
			TransactionTemplate transaction = new TransactionTemplate(this.manager);
			books().close(() -> transaction
				.executeWithoutResult((status) -> jdbc.sql("INSERT INTO book VALUES (1)").update()));
			assertThatExceptionOfType(NotPrimaryException.class)
				.isThrownBy(() -> books().close(() -> transaction.executeWithoutResult((status) -> {
					jdbc.sql("INSERT INTO book VALUES (2)").update();
					loseTerm();
				})));
			assertThat(jdbc.sql("SELECT id FROM book").query(Integer.class).list()).containsExactly(1);
			jdbc.sql("DROP TABLE book").update();
		}

	}

	@Nested
	@WebMvcTest
	@Import(Books.class)
	class WebMvc extends Slice {

	}

	@Nested
	@JsonTest
	@Import(Books.class)
	class Json extends Slice {

	}

	@Nested
	@JdbcTest
	@Import(Books.class)
	class Jdbc extends OnDatabase {

	}

	@Nested
	@DataJpaTest
	@Import(Books.class)
	class DataJpa extends OnDatabase {

	}

	static class Books {

		@PrimaryOnly(fenced = true, onLoss = PrimaryOnly.OnLoss.LET_FINISH)
		public Optional<String> close(Runnable work) {
			work.run();
			return Optional.of("closed");
		}

	}

}
