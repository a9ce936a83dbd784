/**
 * The lists of subjects and places: themes with their subthemes, which coordinators maintain, and the communes of Brussels. Nothing about a
 * call or a caller is here.
 */
package org.permanence.theme;
