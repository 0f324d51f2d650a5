/** Bank accounts of payees: correction by one person, approval by another. */
@NullMarked
package dev.kosh.console.accounts;

import org.jspecify.annotations.NullMarked;
