@NullMarked
package dev.kosh.wire.web;

import org.jspecify.annotations.NullMarked;
