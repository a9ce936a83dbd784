/**
 * From people, shifts and lines to what the PBX shall hold. {@link org.permanence.routing.RosterRule} carries beginnings and ends of shifts
 * out, {@link org.permanence.routing.PlanRule} computes the whole plan, {@link org.permanence.routing.Reconciler} has the PBX hold it.
 */
package org.permanence.routing;
