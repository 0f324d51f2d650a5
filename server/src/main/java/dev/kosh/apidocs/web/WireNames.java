package dev.kosh.apidocs.web;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * Names of shapes as the wire's readers know them: {@code BillJson.DetailJson} is {@code BillDetail}. Without the
 * outer name the details of bills and of demands would be taken for one shape.
 */
final class WireNames extends TypeNameResolver {

    private static final String SUFFIX = "Json";

    @Override
    protected String getNameOfClass(Class<?> type) {
        String name = type.getSimpleName();
        String bare = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? bare : getNameOfClass(outer) + bare;
    }
}
