@NullMarked
package dev.kosh.documents;

import org.jspecify.annotations.NullMarked;
