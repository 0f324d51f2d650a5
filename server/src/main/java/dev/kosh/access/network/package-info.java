/** Where a call comes from, and which networks it may come from. */
@NullMarked
package dev.kosh.access.network;

import org.jspecify.annotations.NullMarked;
