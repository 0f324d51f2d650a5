/** Webhooks: subscriptions, signed calls. */
@NullMarked
package dev.kosh.events.webhooks;

import org.jspecify.annotations.NullMarked;
