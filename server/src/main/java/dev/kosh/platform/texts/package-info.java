/** Texts of screens and messages, by language. */
@NullMarked
package dev.kosh.platform.texts;

import org.jspecify.annotations.NullMarked;
