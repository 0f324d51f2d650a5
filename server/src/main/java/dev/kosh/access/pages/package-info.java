/** What pages know their callers by. */
@NullMarked
package dev.kosh.access.pages;

import org.jspecify.annotations.NullMarked;
