import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

public class Crash_3de23df3d11976a11cfdc5e09a4bc20a63c04ee9 {
    static final String base64Bytes = String.join("", "AnB0eS5zcGF3btHPjJqPRMjaNjA=");

    public static void main(String[] args) throws Throwable {
        Crash_3de23df3d11976a11cfdc5e09a4bc20a63c04ee9.class.getClassLoader().setDefaultAssertionStatus(true);
        try {
            Method fuzzerInitialize = io.weir.threat.ScannerFuzz.class.getMethod("fuzzerInitialize");
            fuzzerInitialize.invoke(null);
        } catch (NoSuchMethodException ignored) {
            try {
                Method fuzzerInitialize = io.weir.threat.ScannerFuzz.class.getMethod("fuzzerInitialize", String[].class);
                fuzzerInitialize.invoke(null, (Object) args);
            } catch (NoSuchMethodException ignored1) {
            } catch (IllegalAccessException | InvocationTargetException e) {
                e.printStackTrace();
                System.exit(1);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
        byte[] input = java.util.Base64.getDecoder().decode(base64Bytes);
        io.weir.threat.ScannerFuzz.fuzzerTestOneInput(input);
    }
}