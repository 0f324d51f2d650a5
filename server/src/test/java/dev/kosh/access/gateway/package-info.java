@NullMarked
package dev.kosh.access.gateway;

import org.jspecify.annotations.NullMarked;
