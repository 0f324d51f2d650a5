/** The treasury that a sandbox server talks to: a simulator in the same process. */
@NullMarked
package dev.kosh.sandbox.treasury;

import org.jspecify.annotations.NullMarked;
