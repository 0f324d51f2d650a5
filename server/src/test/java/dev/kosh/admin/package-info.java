@NullMarked
package dev.kosh.admin;

import org.jspecify.annotations.NullMarked;
