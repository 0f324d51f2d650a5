/** The optional publisher of events to Kafka. */
@NullMarked
package dev.kosh.events.kafka;

import org.jspecify.annotations.NullMarked;
