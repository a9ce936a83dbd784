/**
 * The services' sheets: read from a file ({@code SheetReader}), understood ({@code SheetRule}), and written back with a comment at each
 * fault. Knows no database and no clock.
 */
package org.permanence.planning.sheet;
