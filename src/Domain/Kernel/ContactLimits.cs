namespace Coordination.Domain.Kernel;

/// <summary>The greatest lengths of names and contact details, in characters.</summary>
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

    /// <summary>The fewest digits of a phone number by which a person can be found.</summary>
    public const int FewestPhoneDigits = 5;

    /// <summary>The greatest age, in years.</summary>
    public const int OldestAge = 120;
}
