/** What was sent to telephones. */
@NullMarked
package dev.kosh.console.messages;

import org.jspecify.annotations.NullMarked;
