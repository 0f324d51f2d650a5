/** Files that people hand in: told by their content, kept sealed. */
@NullMarked
package dev.kosh.documents.files;

import org.jspecify.annotations.NullMarked;
