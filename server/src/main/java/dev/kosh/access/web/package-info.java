/** What stands between the gateway and the controllers. */
@NullMarked
package dev.kosh.access.web;

import org.jspecify.annotations.NullMarked;
