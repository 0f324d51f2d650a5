/** Messages, from the template to the provider. */
@NullMarked
package dev.kosh.notification.sms;

import org.jspecify.annotations.NullMarked;
