/** A provider of text messages that is called over HTTP, as configuration describes it. */
@NullMarked
package dev.kosh.notification.http;

import org.jspecify.annotations.NullMarked;
