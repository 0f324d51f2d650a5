/** Calls made of the API document, and answers held against it. */
@NullMarked
package dev.kosh.apidocs.calls;

import org.jspecify.annotations.NullMarked;
