/** Text messages for an SMS service of the original, which listens to Kafka. */
@NullMarked
package dev.kosh.notification.broker;

import org.jspecify.annotations.NullMarked;
