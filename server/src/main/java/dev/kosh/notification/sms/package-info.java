/** How a message becomes a text, is carried and is recorded. */
@NullMarked
package dev.kosh.notification.sms;

import org.jspecify.annotations.NullMarked;
