/** The API document as tests read it: its operations, and what it promises of their answers. */
@NullMarked
package dev.kosh.testing.document;

import org.jspecify.annotations.NullMarked;
