package org.permanence.lab;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Gives a test the shared {@link Lab}, as new. Tests that use it run one after another. */
public final class LabExtension implements BeforeEachCallback, ParameterResolver, TestExecutionExceptionHandler {

    @Override
    public void beforeEach(ExtensionContext context) {
        Lab.shared().reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Lab.shared();
    }

    /** What happens at that moment says more than the sentence that did not come true. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        failure.addSuppressed(new AssertionError("Meanwhile " + Lab.shared().whatHappens()));
        throw failure;
    }
}
