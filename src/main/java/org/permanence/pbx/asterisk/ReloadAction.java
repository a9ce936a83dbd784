package org.permanence.pbx.asterisk;

import org.asteriskjava.manager.action.AbstractManagerAction;

/**
 * Reloads one module by its name. asterisk-java has no such action, and Asterisk refuses its ModuleLoadAction where modules are not in the
 * built-in folder. Public, with getters, because asterisk-java reads its fields by reflection.
 */
public final class ReloadAction extends AbstractManagerAction {

    private static final long serialVersionUID = 1L;

    private final String module;

    public ReloadAction(String module) {
        this.module = module;
    }

    @Override
    public String getAction() {
        return "Reload";
    }

    public String getModule() {
        return module;
    }
}
