/** The token end point: who gets a token, and for how long. */
@NullMarked
package dev.kosh.access.token;

import org.jspecify.annotations.NullMarked;
