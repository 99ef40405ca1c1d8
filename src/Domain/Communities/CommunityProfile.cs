using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>What a community tells everybody about itself, in its charter.</summary>
public static class CommunityProfile
{
    public const int LongestPurpose = 500, LongestPhone = ContactLimits.Phone, LongestHours = 200;

    public static readonly WordsParameter Purpose =
        new("purpose", LongestPurpose, "What the community does, in its own words, for everybody to read.");
    public static readonly WordsParameter HelpPhone = new("help-phone", LongestPhone, "The number to ring for help.");
    public static readonly WordsParameter OpeningHours =
        new("opening-hours", LongestHours, "When the doors are open, or somebody answers.");
}
