/**
 * The people who answer: who they are, which service lends them, how they are rung, and whether they are on duty. A responder's private
 * number is in one table of this package and leaves it only as {@link org.permanence.pbx.Reach.HomePhone}, for the plan.
 */
package org.permanence.responder;
