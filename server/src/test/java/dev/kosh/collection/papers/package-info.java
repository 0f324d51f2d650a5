@NullMarked
package dev.kosh.collection.papers;

import org.jspecify.annotations.NullMarked;
