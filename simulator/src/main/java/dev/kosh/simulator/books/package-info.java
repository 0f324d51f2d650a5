@NullMarked
package dev.kosh.simulator.books;

import org.jspecify.annotations.NullMarked;
