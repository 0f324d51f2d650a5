/** The treasury's envelope: how calls are sealed, how answers are opened, and what an answer means. */
@NullMarked
package dev.kosh.treasury.envelope;

import org.jspecify.annotations.NullMarked;
