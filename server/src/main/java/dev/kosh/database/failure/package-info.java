/** What stops a start, told in one line. */
@NullMarked
package dev.kosh.database.failure;

import org.jspecify.annotations.NullMarked;
