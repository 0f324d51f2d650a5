package dev.kosh.sandbox.data;

import java.util.List;

/** Common names and places that composed citizens are made of ({@code sandbox/names.json}). */
record SandboxNames(List<Place> places) {

    /**
     * @param mobilePrefix first five digits of the mobile numbers
     * @param propertyWard middle part of property ids
     */
    record Place(
            String tenantId,
            String town,
            String cityCode,
            String mobilePrefix,
            String propertyWard,
            List<String> firstNames,
            List<String> surnames,
            List<String> localities) {}
}
