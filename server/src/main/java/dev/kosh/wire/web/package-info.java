/** How the envelope is read from and written to HTTP: JSON settings, error mapping, correlation id. */
@NullMarked
package dev.kosh.wire.web;

import org.jspecify.annotations.NullMarked;
