/** Shapes text, breaks it into lines and sets it on pages. */
@NullMarked
package dev.kosh.documents.layout;

import org.jspecify.annotations.NullMarked;
