@NullMarked
package dev.kosh.notification.http;

import org.jspecify.annotations.NullMarked;
