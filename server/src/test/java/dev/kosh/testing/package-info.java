/** What tests share: a server on a real PostgreSQL, a clock that moves, a small HTTP client. */
@NullMarked
package dev.kosh.testing;

import org.jspecify.annotations.NullMarked;
