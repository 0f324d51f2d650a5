/** What all pages share: frame, languages, forms of amounts and dates, sign-in, toasts, refusals. */
@NullMarked
package dev.kosh.console.shell;

import org.jspecify.annotations.NullMarked;
