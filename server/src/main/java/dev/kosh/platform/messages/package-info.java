/** Text messages as clients and providers see them: the log, blocked numbers, delivery reports. */
@NullMarked
package dev.kosh.platform.messages;

import org.jspecify.annotations.NullMarked;
