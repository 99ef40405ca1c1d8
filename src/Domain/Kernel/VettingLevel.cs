namespace Coordination.Domain.Kernel;

/// <summary>
/// Levels of evidence that somebody may be trusted with something (https://www.gov.uk/find-out-dbs-check; docs/codes.md).
/// </summary>
public enum VettingLevel { References, DbsBasic, DbsStandard, DbsEnhanced, DrivingLicence, Training }

public static class VettingLevels
{
    public static string Code(this VettingLevel level) => CodeNames.Of(level);
}
