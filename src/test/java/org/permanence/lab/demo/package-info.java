/**
 * The demonstration: the whole line on one machine, with a simulated carrier that a person plays with, from a page or from
 * {@code ./permanence}.
 */
package org.permanence.lab.demo;
