/** What a logged-in caller may do with the own session. */
@NullMarked
package dev.kosh.access.session;

import org.jspecify.annotations.NullMarked;
