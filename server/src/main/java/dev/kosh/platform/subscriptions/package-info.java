/** Subscriptions of other systems, looked after by administrators. */
@NullMarked
package dev.kosh.platform.subscriptions;

import org.jspecify.annotations.NullMarked;
