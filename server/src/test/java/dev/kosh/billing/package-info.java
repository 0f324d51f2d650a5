/** Demands, bills and their apportioning: by generated cases, by the contract's examples, over HTTP. */
@NullMarked
package dev.kosh.billing;

import org.jspecify.annotations.NullMarked;
