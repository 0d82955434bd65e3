/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.table;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of text: the first column to the left, the others to the right, and notes
 * beneath.
 */
public final class Table {

	private final String title;

	private final List<String> header;

	private final List<List<String>> rows = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	/**
	 * Create an empty table.
	 * @param title what it shows
	 * @param header names of the columns
	 */
	public Table(String title, String... header) {
		this.title = title;
		this.header = List.of(header);
	}

	/**
	 * Add a row.
	 * @param cells one for each column
	 * @return this table
	 * @throws IllegalArgumentException if there are too many or too few
	 */
	public Table row(String... cells) {
		if (cells.length != this.header.size()) {
			throw new IllegalArgumentException(
					"A row of %d cells in a table of %d columns.".formatted(cells.length, this.header.size()));
		}
		this.rows.add(List.of(cells));
		return this;
	}

	/**
	 * Add a line beneath the table.
	 * @param text the line
	 * @return this table
	 */
	public Table note(String text) {
		this.notes.add(text);
		return this;
	}

	/**
	 * Print the table and an empty line.
	 * @param out where to
	 */
	public void print(PrintStream out) {
		out.println(this.title);
		out.println(line(this.header));
		out.println("-".repeat(line(this.header).length()));
		this.rows.forEach((row) -> out.println(line(row)));
		this.notes.forEach((note) -> out.println("  " + note));
		out.println();
		out.flush();
	}

	private String line(List<String> cells) {
		StringBuilder line = new StringBuilder();
		for (int column = 0; column < cells.size(); column++) {
			String cell = cells.get(column);
			String padding = " ".repeat(width(column) - cell.length());
			line.append((column > 0) ? "  " + padding + cell : cell + padding);
		}
		return line.toString();
	}

	private int width(int column) {
		int width = this.header.get(column).length();
		for (List<String> row : this.rows) {
			width = Math.max(width, row.get(column).length());
		}
		return width;
	}

}
