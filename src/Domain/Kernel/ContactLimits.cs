namespace Coordination.Domain.Kernel;

/// <summary>How much is kept of how somebody is called and reached, in characters.</summary>
public static class ContactLimits
{
    public const int Name = 200;
    public const int Phone = 40;
    public const int Email = 254;
    public const int Address = 300;
    public const int Postcode = 12;
    public const int BirthYear = 4;
    public const int ReachNotes = 500;
    public const int PreferredChannel = 20;
    public const int Language = 20;

    /// <summary>A number somebody is found by has at least so many digits.</summary>
    public const int FewestPhoneDigits = 5;

    /// <summary>Nobody is older, in years.</summary>
    public const int OldestAge = 120;
}
