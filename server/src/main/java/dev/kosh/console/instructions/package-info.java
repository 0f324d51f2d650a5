/** Payment instructions: finding them, seeing one whole, acting on it (docs/contract/console.md). */
@NullMarked
package dev.kosh.console.instructions;

import org.jspecify.annotations.NullMarked;
