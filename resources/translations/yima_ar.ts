<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AdviceGroup</name>
    <message>
        <source>Have it explained by the hospital&apos;s computer</source>
        <translation>شرح التقرير بنظام المستشفى الذكي</translation>
    </message>
    <message>
        <source>The hospital&apos;s explanation</source>
        <translation>شرح نظام المستشفى الذكي</translation>
    </message>
    <message>
        <source>Made by a computer. This is not a diagnosis: please go by what your doctor says.</source>
        <translation>أعدّه الحاسوب وليس تشخيصًا. يرجى الاعتماد على رأي طبيبك.</translation>
    </message>
</context>
<context>
    <name>AppointmentList</name>
    <message>
        <source>Earlier</source>
        <translation>الأبكر</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>صفحة %1 من %2</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>الأحدث</translation>
    </message>
</context>
<context>
    <name>AppointmentPanel</name>
    <message>
        <source>Your appointment today</source>
        <translation>موعدك اليوم</translation>
    </message>
</context>
<context>
    <name>AppointmentRow</name>
    <message>
        <source>Sign in: %1, %2</source>
        <translation>تسجيل الوصول: %1، %2</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الوصول</translation>
    </message>
</context>
<context>
    <name>AttractScreen</name>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الوصول</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>الدفع</translation>
    </message>
    <message>
        <source>Print reports</source>
        <translation>طباعة التقارير</translation>
    </message>
    <message>
        <source>electronic health card</source>
        <translation>البطاقة الصحية الإلكترونية</translation>
    </message>
    <message>
        <source>health card in WeChat</source>
        <translation>البطاقة الصحية في WeChat</translation>
    </message>
    <message>
        <source>insurance e-voucher</source>
        <translation>رمز التأمين الإلكتروني</translation>
    </message>
    <message>
        <source>social-security e-card</source>
        <translation>بطاقة الضمان الإلكترونية</translation>
    </message>
    <message>
        <source>Please hold the code of your health card up to the scanner.</source>
        <translation>يرجى توجيه رمز بطاقتك الصحية نحو الماسح.</translation>
    </message>
    <message>
        <source>Please hold the code of your health card up to the camera.</source>
        <translation>يرجى توجيه رمز بطاقتك الصحية نحو الكاميرا.</translation>
    </message>
    <message>
        <source>No phone? Lay your identity card on the reader.</source>
        <translation>ليس معك هاتف؟ ضع بطاقة الهوية على القارئ.</translation>
    </message>
    <message>
        <source>No phone? Please touch “No phone”.</source>
        <translation>ليس معك هاتف؟ يرجى لمس «بلا هاتف».</translation>
    </message>
    <message>
        <source>Hold your health card code up to the scanner</source>
        <translation>وجّه رمز بطاقتك الصحية
نحو الماسح</translation>
    </message>
    <message>
        <source>Hold your health card code up to the camera</source>
        <translation>وجّه رمز بطاقتك الصحية
نحو الكاميرا</translation>
    </message>
    <message>
        <source>%1: all with one code</source>
        <translation>%1: كلها برمز واحد</translation>
    </message>
    <message>
        <source>Scan to sign in and get your number at once</source>
        <translation>امسح الرمز لتسجيل وصولك وأخذ رقمك فورًا</translation>
    </message>
    <message>
        <source>No phone? Lay your identity card on the reader</source>
        <translation>ليس معك هاتف؟ ضع بطاقة الهوية على القارئ</translation>
    </message>
    <message>
        <source>Hold it up to the scanner</source>
        <translation>وجّهها نحو الماسح</translation>
    </message>
    <message>
        <source>Hold it up to the camera</source>
        <translation>وجّهها نحو الكاميرا</translation>
    </message>
    <message>
        <source>The hospital system is not answering just now: signing in may take longer</source>
        <translation>نظام المستشفى لا يستجيب الآن: قد يتأخر تسجيل الوصول</translation>
    </message>
    <message>
        <source>No paper tickets just now: your number is shown on the screen</source>
        <translation>لا تُطبع تذاكر الآن: سيظهر رقمك على الشاشة</translation>
    </message>
    <message>
        <source>Accepted here: %1</source>
        <translation>يُقبل هنا: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Open your health card</source>
        <translation>افتح بطاقتك الصحية</translation>
    </message>
    <message>
        <source>Take your papers with you</source>
        <translation>خذ أوراقك معك</translation>
    </message>
</context>
<context>
    <name>BillRow</name>
    <message>
        <source>Bill %1</source>
        <translation>فاتورة %1</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 وغيرها</translation>
    </message>
    <message>
        <source>%1, ¥%2, bill %3</source>
        <translation>%1، ¥%2، فاتورة %3</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>اختيار: %1</translation>
    </message>
    <message>
        <source>Hide the items: %1</source>
        <translation>إخفاء البنود: %1</translation>
    </message>
    <message>
        <source>Show the items: %1</source>
        <translation>عرض البنود: %1</translation>
    </message>
    <message>
        <source>Please pay it at the payment desk</source>
        <translation>يرجى دفعها عند شباك الدفع</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>عدد البنود: %1</translation>
    </message>
</context>
<context>
    <name>BillsScreen</name>
    <message>
        <source>Please choose what you want to pay</source>
        <translation>يرجى اختيار ما تريد دفعه</translation>
    </message>
    <message>
        <source>Bills to pay</source>
        <translation>فواتير للدفع</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>إلغاء الكل</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>اختيار الكل</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>تم اختيار %1</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>لم تختر شيئًا بعد</translation>
    </message>
    <message>
        <source>Pay ¥%1</source>
        <translation>دفع ¥%1</translation>
    </message>
    <message>
        <source>Please choose a bill</source>
        <translation>يرجى اختيار فاتورة</translation>
    </message>
    <message>
        <source>%1. Please look at your bills again.</source>
        <translation>%1. يرجى مراجعة فواتيرك مرة أخرى.</translation>
    </message>
    <message>
        <source>These are your unpaid bills. Touch those that you want to pay now.</source>
        <translation>هذه فواتيرك غير المدفوعة. المس ما تريد دفعه الآن.</translation>
    </message>
    <message>
        <source>These are your unpaid bills. Touch the big button to pay those with a tick.</source>
        <translation>هذه فواتيرك غير المدفوعة. المس الزر الكبير لدفع المعلَّم منها.</translation>
    </message>
    <message>
        <source>%1 chosen, %2 yuan in all.</source>
        <translation>تم اختيار %1، والمجموع %2 يوان.</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Normal text</source>
        <translation>خط عادي</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>خط أكبر</translation>
    </message>
    <message>
        <source>No phone</source>
        <translation>بلا هاتف</translation>
    </message>
    <message>
        <source>Ask our staff</source>
        <translation>اسأل الموظفين</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Other services</source>
        <translation>خدمات أخرى</translation>
    </message>
    <message>
        <source>Finish (%1)</source>
        <comment>seconds left</comment>
        <translation>إنهاء (%1)</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>طباعة أخرى</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>WeChat Pay</source>
        <translation>WeChat Pay</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>Alipay</translation>
    </message>
    <message>
        <source>UnionPay</source>
        <translation>UnionPay</translation>
    </message>
    <message>
        <source>Scan this with WeChat</source>
        <translation>امسح هذا الرمز بتطبيق WeChat</translation>
    </message>
    <message>
        <source>Scan this with Alipay</source>
        <translation>امسح هذا الرمز بتطبيق Alipay</translation>
    </message>
    <message>
        <source>Scan this with the UnionPay app</source>
        <translation>امسح هذا الرمز بتطبيق UnionPay</translation>
    </message>
</context>
<context>
    <name>CheckingScreen</name>
    <message>
        <source>Checking your code</source>
        <translation>جارٍ التحقق من رمزك</translation>
    </message>
    <message>
        <source>Asking the platform that issued it…</source>
        <translation>جارٍ سؤال الجهة التي أصدرته…</translation>
    </message>
    <message>
        <source>The platform is slow to answer. We keep asking: there is nothing for you to do.</source>
        <translation>الجهة المصدِرة بطيئة في الرد. ما زلنا نسأل، وليس عليك فعل شيء.</translation>
    </message>
    <message>
        <source>The platform still does not answer. You can wait, or finish here and ask at the desk.</source>
        <translation>لم ترد الجهة المصدِرة بعد. يمكنك الانتظار، أو الإنهاء هنا والسؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Your code was read and is being checked. Please wait a moment.</source>
        <translation>قُرئ رمزك وجارٍ التحقق منه. يرجى الانتظار قليلًا.</translation>
    </message>
</context>
<context>
    <name>ChoiceKey</name>
    <message>
        <source>%1, chosen</source>
        <translation>%1، مختار</translation>
    </message>
</context>
<context>
    <name>ChoiceScreen</name>
    <message>
        <source>Which appointment are you here for?</source>
        <translation>لأي موعد جئت اليوم؟</translation>
    </message>
    <message>
        <source>You have several appointments today. Please touch the one you are here for.</source>
        <translation>لديك عدة مواعيد اليوم. يرجى لمس الموعد الذي جئت من أجله.</translation>
    </message>
</context>
<context>
    <name>DigitField</name>
    <message>
        <source>%1: %2 of %3 typed</source>
        <translation>%1: كُتب %2 من %3</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Display</source>
        <translation>العرض</translation>
    </message>
    <message>
        <source>Here you choose how large the words are, their contrast, and the voice. Touch Done when it suits you.</source>
        <translation>هنا تختار حجم الخط والتباين والصوت. المس «تم» عندما يناسبك.</translation>
    </message>
    <message>
        <source>Text size: the largest</source>
        <translation>حجم الخط: الأكبر</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم الخط</translation>
    </message>
    <message>
        <source>Text size %1 of 4</source>
        <translation>حجم الخط %1 من 4</translation>
    </message>
    <message>
        <source>A</source>
        <comment>a sign in the size of the text</comment>
        <translation>أ</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>التباين</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>عادي</translation>
    </message>
    <message>
        <source>Strong</source>
        <comment>contrast</comment>
        <translation>قوي</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>قراءة صوتية</translation>
    </message>
    <message>
        <source>Easier to use</source>
        <translation>أسهل استعمالًا</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>خط أكبر</translation>
    </message>
    <message>
        <source>Lower the buttons</source>
        <translation>إنزال الأزرار</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
</context>
<context>
    <name>DuesCard</name>
    <message>
        <source>%1 bills</source>
        <translation>عدد الفواتير: %1</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>للدفع</translation>
    </message>
    <message>
        <source>Pay bills</source>
        <translation>دفع الفواتير</translation>
    </message>
    <message>
        <source>1 bill</source>
        <translation>فاتورة واحدة</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Other services</source>
        <translation>خدمات أخرى</translation>
    </message>
</context>
<context>
    <name>FactsSlice</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>FilterTab</name>
    <message>
        <source>%1 %2, shown</source>
        <translation>%1 %2، معروض الآن</translation>
    </message>
</context>
<context>
    <name>Flag</name>
    <message>
        <source>as usual</source>
        <translation>طبيعي</translation>
    </message>
    <message>
        <source>low</source>
        <translation>منخفض</translation>
    </message>
    <message>
        <source>high</source>
        <translation>مرتفع</translation>
    </message>
    <message>
        <source>urgent: low</source>
        <translation>عاجل: منخفض</translation>
    </message>
    <message>
        <source>urgent: high</source>
        <translation>عاجل: مرتفع</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>عاجل</translation>
    </message>
    <message>
        <source>unusual</source>
        <translation>غير معتاد</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>Page of the hospital&apos;s original</source>
        <translation>صفحة من أصل التقرير</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>تحريك إلى اليسار</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>تحريك إلى الأعلى</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>تحريك إلى الأسفل</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>تحريك إلى اليمين</translation>
    </message>
</context>
<context>
    <name>Greeting</name>
    <message>
        <source>Good morning</source>
        <translation>صباح الخير</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>طاب يومك</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>مساء الخير</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>greeting, name</comment>
        <translation>%1، %2</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>No phone? That is fine</source>
        <translation>ليس معك هاتف؟ لا بأس</translation>
    </message>
    <message>
        <source>We are glad to help</source>
        <translation>يسعدنا أن نساعدك</translation>
    </message>
    <message>
        <source>Lay your identity card on the reader of this terminal</source>
        <translation>ضع بطاقة الهوية على قارئ هذا الجهاز</translation>
    </message>
    <message>
        <source>Hold the code of a printed health card up to the camera</source>
        <translation>وجّه رمز بطاقة صحية مطبوعة نحو الكاميرا</translation>
    </message>
    <message>
        <source>Nothing with you? We help you at the desk</source>
        <translation>ليس معك شيء؟ نساعدك في مكتب الخدمة</translation>
    </message>
    <message>
        <source>Or bring your identity card to the desk</source>
        <translation>أو أحضر بطاقة الهوية إلى مكتب الخدمة</translation>
    </message>
    <message>
        <source>At the service desk in this hall</source>
        <translation>عند مكتب الخدمة في هذه القاعة</translation>
    </message>
    <message>
        <source>Volunteers in this hall help you, too</source>
        <translation>والمتطوعون في هذه القاعة يساعدونك أيضًا</translation>
    </message>
    <message>
        <source>We are glad to help. Please go to the desk in this hall, or speak to a volunteer.</source>
        <translation>يسعدنا أن نساعدك. يرجى التوجه إلى مكتب الخدمة في هذه القاعة، أو التحدث إلى أحد المتطوعين.</translation>
    </message>
    <message>
        <source>No phone? That is fine. Lay your identity card on the reader, hold up a printed health card, or come to the desk.</source>
        <translation>ليس معك هاتف؟ لا بأس. ضع بطاقة الهوية على القارئ، أو أظهر بطاقة صحية مطبوعة، أو توجّه إلى مكتب الخدمة.</translation>
    </message>
    <message>
        <source>No phone? That is fine. Hold up a printed health card, or come to the desk with your identity card.</source>
        <translation>ليس معك هاتف؟ لا بأس. أظهر بطاقة صحية مطبوعة، أو توجّه إلى مكتب الخدمة ومعك بطاقة الهوية.</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Too dark: please make your screen brighter</source>
        <translation>الإضاءة ضعيفة: يرجى زيادة سطوع شاشتك</translation>
    </message>
    <message>
        <source>Too bright: please turn it a little</source>
        <translation>الإضاءة قوية: يرجى إمالته قليلًا</translation>
    </message>
    <message>
        <source>Please hold it still, a little further away</source>
        <translation>يرجى تثبيته وإبعاده قليلًا</translation>
    </message>
    <message>
        <source>Please hold it closer</source>
        <translation>يرجى تقريبه</translation>
    </message>
    <message>
        <source>Please hold it further away</source>
        <translation>يرجى إبعاده</translation>
    </message>
    <message>
        <source>Please move the whole code into the picture</source>
        <translation>يرجى إظهار الرمز كاملًا في الصورة</translation>
    </message>
    <message>
        <source>Please hold it straight, facing the camera</source>
        <translation>يرجى إمساكه مستقيمًا أمام الكاميرا</translation>
    </message>
    <message>
        <source>Please show one code only</source>
        <translation>يرجى إظهار رمز واحد فقط</translation>
    </message>
    <message>
        <source>Please scan it once more</source>
        <translation>يرجى مسحه مرة أخرى</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Please touch what you would like to do.</source>
        <translation>يرجى لمس ما تود القيام به.</translation>
    </message>
    <message>
        <source>You have no appointment to sign in for today</source>
        <translation>ليس لديك اليوم موعد لتسجيل الوصول</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>ماذا تود أن تفعل؟</translation>
    </message>
    <message>
        <source>You have no appointment to sign in for today.</source>
        <translation>ليس لديك اليوم موعد لتسجيل الوصول إليه.</translation>
    </message>
</context>
<context>
    <name>HospitalTroubleScreen</name>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Touch the large button to try again.</source>
        <translation>المس الزر الكبير لإعادة المحاولة.</translation>
    </message>
    <message>
        <source>%1. The details are on the screen.</source>
        <comment>what happened</comment>
        <translation>%1. التفاصيل معروضة على الشاشة.</translation>
    </message>
</context>
<context>
    <name>HouseBoard</name>
    <message>
        <source>A picture of the hospital</source>
        <translation>صورة للمستشفى</translation>
    </message>
    <message>
        <source>From the hospital</source>
        <translation>من المستشفى</translation>
    </message>
</context>
<context>
    <name>IdleOverlay</name>
    <message>
        <source>Are you still there? Touch the screen, or this page closes.</source>
        <translation>هل ما زلت هنا؟ المس الشاشة وإلا أُغلقت هذه الصفحة.</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>هل ما زلت هنا؟</translation>
    </message>
    <message>
        <source>Then this page closes and nothing of yours stays here.</source>
        <translation>بعدها تُغلق هذه الصفحة ولا يبقى هنا شيء من بياناتك.</translation>
    </message>
    <message>
        <source>I&apos;m still here</source>
        <translation>ما زلت هنا</translation>
    </message>
</context>
<context>
    <name>KindMark</name>
    <message>
        <source>Laboratory</source>
        <translation>المختبر</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>الأشعة</translation>
    </message>
</context>
<context>
    <name>LanguagePanel</name>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Choose your language.</source>
        <translation>اختر لغتك.</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>For our staff: %1</source>
        <translation>للموظفين: %1</translation>
    </message>
</context>
<context>
    <name>NoReportsScreen</name>
    <message>
        <source>There are no reports yet</source>
        <translation>لا توجد تقارير بعد</translation>
    </message>
    <message>
        <source>%1, there are no reports yet</source>
        <translation>%1، لا توجد تقارير بعد</translation>
    </message>
    <message>
        <source>Reports appear here as soon as they are finished. If yours should be here, please ask at the desk.</source>
        <translation>تظهر التقارير هنا فور اكتمالها. إن كان ينبغي أن يكون تقريرك هنا فيرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>No report is finished yet</source>
        <translation>لم يكتمل أي تقرير بعد</translation>
    </message>
    <message>
        <source>%1, no report is finished yet</source>
        <translation>%1، لم يكتمل أي تقرير بعد</translation>
    </message>
    <message>
        <source>These are being made. Please come back later.</source>
        <translation>هذه التقارير قيد الإعداد. يرجى العودة لاحقًا.</translation>
    </message>
    <message>
        <source>Your reports are not finished yet. Please come back later.</source>
        <translation>تقاريرك لم تكتمل بعد. يرجى العودة لاحقًا.</translation>
    </message>
    <message>
        <source>There are no reports here yet. If yours should be here, please ask at the desk.</source>
        <translation>لا توجد تقارير هنا بعد. إذا كان يجب أن يكون تقريرك هنا، فيرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>. </translation>
    </message>
</context>
<context>
    <name>NothingToPayScreen</name>
    <message>
        <source>There is nothing to pay. What a doctor has just prescribed takes a few minutes to appear here.</source>
        <translation>لا يوجد شيء للدفع. ما وصفه الطبيب الآن يظهر هنا بعد بضع دقائق.</translation>
    </message>
    <message>
        <source>You have nothing to pay</source>
        <translation>ليس عليك شيء للدفع</translation>
    </message>
    <message>
        <source>%1, you have nothing to pay</source>
        <translation>%1، ليس عليك شيء للدفع</translation>
    </message>
    <message>
        <source>Has a doctor just prescribed something?</source>
        <translation>هل وصف لك الطبيب شيئًا الآن؟</translation>
    </message>
    <message>
        <source>It takes a few minutes to appear here. Then simply scan again.</source>
        <translation>يظهر هنا بعد بضع دقائق. عندها امسح الرمز مرة أخرى.</translation>
    </message>
</context>
<context>
    <name>NothingTodayScreen</name>
    <message>
        <source>No appointment for today</source>
        <translation>لا يوجد موعد لليوم</translation>
    </message>
    <message>
        <source>Please check the date in your booking message. To see a doctor today, please book at the desk.</source>
        <translation>يرجى التحقق من التاريخ في رسالة الحجز. لزيارة طبيب اليوم يرجى الحجز في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>You have no appointment for today. To see a doctor today, please book at the desk.</source>
        <translation>ليس لديك موعد لليوم. لزيارة طبيب اليوم يرجى الحجز في مكتب الخدمة.</translation>
    </message>
</context>
<context>
    <name>NumericPad</name>
    <message>
        <source>Erase the last digit</source>
        <translation>حذف الرقم الأخير</translation>
    </message>
</context>
<context>
    <name>OfferScreen</name>
    <message>
        <source>Sign in and get a number</source>
        <translation>تسجيل الوصول وأخذ رقم</translation>
    </message>
    <message>
        <source>You have an appointment today. Please touch the big button to sign in and get your number.</source>
        <translation>لديك موعد اليوم. يرجى لمس الزر الكبير لتسجيل وصولك وأخذ رقمك.</translation>
    </message>
</context>
<context>
    <name>OpenPayment</name>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>For our staff: %1</source>
        <translation>للموظفين: %1</translation>
    </message>
</context>
<context>
    <name>OrderNumber</name>
    <message>
        <source>Order number</source>
        <translation>رقم الطلب</translation>
    </message>
    <message>
        <source>Order number %1</source>
        <translation>رقم الطلب %1</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>%1. %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Another terminal</source>
        <translation>جهاز آخر</translation>
    </message>
    <message>
        <source>The service desk</source>
        <translation>مكتب الخدمة</translation>
    </message>
</context>
<context>
    <name>PaidScreen</name>
    <message>
        <source>Paid</source>
        <translation>تم الدفع</translation>
    </message>
    <message>
        <source>Paid by your insurance</source>
        <translation>دفعها تأمينك</translation>
    </message>
    <message>
        <source>Paid with %1</source>
        <translation>تم الدفع عبر %1</translation>
    </message>
    <message>
        <source>You have paid</source>
        <translation>دفعتَ</translation>
    </message>
    <message>
        <source>Of ¥%1 in all, the insurance fund pays ¥%2, your account ¥%3</source>
        <translation>من إجمالي ¥%1 يدفع صندوق التأمين ¥%2 وحسابك ¥%3</translation>
    </message>
    <message>
        <source>The hospital&apos;s system enters it a little later, by itself. There is nothing more to pay.</source>
        <translation>سيقيّده نظام المستشفى لاحقًا تلقائيًا. لم يبق شيء للدفع.</translation>
    </message>
    <message>
        <source>Electronic invoice</source>
        <translation>الفاتورة الإلكترونية</translation>
    </message>
    <message>
        <source>Scan it with your phone to keep it</source>
        <translation>امسحها بهاتفك للاحتفاظ بها</translation>
    </message>
    <message>
        <source>Pay the %1 other bills</source>
        <translation>دفع الفواتير المتبقية (%1)</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 يوان</translation>
    </message>
    <message>
        <source>You have paid. There is nothing more to do for it.</source>
        <translation>تم الدفع. ليس عليك شيء آخر.</translation>
    </message>
    <message>
        <source>Please take the receipt below.</source>
        <translation>يرجى أخذ الإيصال من الأسفل.</translation>
    </message>
    <message>
        <source>There are other bills. You can pay them now, or finish.</source>
        <translation>هناك فواتير أخرى. يمكنك دفعها الآن أو الإنهاء.</translation>
    </message>
</context>
<context>
    <name>PayAmount</name>
    <message>
        <source>You pay now</source>
        <translation>تدفع الآن</translation>
    </message>
</context>
<context>
    <name>PayCodeScan</name>
    <message>
        <source>Or hold the payment code on your phone up to the camera</source>
        <translation>أو وجّه رمز الدفع في هاتفك نحو الكاميرا</translation>
    </message>
    <message>
        <source>Hold up the payment code on your phone</source>
        <translation>وجّه رمز الدفع في هاتفك</translation>
    </message>
    <message>
        <source>Or hold up the payment code on your phone</source>
        <translation>أو وجّه رمز الدفع في هاتفك</translation>
    </message>
</context>
<context>
    <name>PayPhase</name>
    <message>
        <source>Scan to pay</source>
        <translation>امسح للدفع</translation>
    </message>
    <message>
        <source>Please confirm on your phone</source>
        <translation>يرجى التأكيد في هاتفك</translation>
    </message>
    <message>
        <source>Being checked: please do not pay again</source>
        <translation>جارٍ التحقق: يرجى عدم الدفع مرة أخرى</translation>
    </message>
    <message>
        <source>Being settled with your insurance</source>
        <translation>جارٍ التسوية مع تأمينك</translation>
    </message>
    <message>
        <source>Your money has arrived</source>
        <translation>وصل مبلغك</translation>
    </message>
    <message>
        <source>Cancelling the payment…</source>
        <translation>جارٍ إلغاء الدفع…</translation>
    </message>
    <message>
        <source>Your money is going back…</source>
        <translation>جارٍ إعادة مبلغك…</translation>
    </message>
    <message>
        <source>Preparing the payment…</source>
        <translation>جارٍ إعداد الدفع…</translation>
    </message>
    <message>
        <source>This code cannot be shown here. Please choose another way.</source>
        <translation>لا يمكن عرض هذا الرمز هنا. يرجى اختيار طريقة أخرى.</translation>
    </message>
    <message>
        <source>Enter your password there, or agree. Then this screen goes on by itself.</source>
        <translation>أدخل كلمة المرور هناك أو وافق. بعدها تستمر هذه الشاشة تلقائيًا.</translation>
    </message>
    <message>
        <source>We ask the payment system what became of it. Please stay here.</source>
        <translation>نسأل نظام الدفع عن النتيجة. يرجى البقاء هنا.</translation>
    </message>
    <message>
        <source>Hospital and insurance are being told. Please wait a moment.</source>
        <translation>جارٍ إبلاغ المستشفى والتأمين. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>We make sure that nothing is taken any more. Please do not pay now.</source>
        <translation>نتأكد من عدم خصم أي مبلغ. يرجى عدم الدفع الآن.</translation>
    </message>
    <message>
        <source>It goes back the way it came. Please wait for your slip.</source>
        <translation>يُعاد بالطريقة التي دُفع بها. يرجى انتظار القسيمة.</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>Please scan the code on the screen with your phone to pay. After paying, please wait: this page goes on by itself.</source>
        <translation>يرجى مسح الرمز على الشاشة بهاتفك للدفع. بعد الدفع يرجى الانتظار: تستمر هذه الصفحة تلقائيًا.</translation>
    </message>
    <message>
        <source>Please enter your password on your phone, or agree there. Then this page goes on by itself.</source>
        <translation>يرجى إدخال كلمة المرور في هاتفك أو الموافقة هناك. بعدها تستمر هذه الصفحة تلقائيًا.</translation>
    </message>
    <message>
        <source>The payment is being checked. Please do not pay again, and stay here.</source>
        <translation>جارٍ التحقق من الدفع. يرجى عدم الدفع مرة أخرى والبقاء هنا.</translation>
    </message>
    <message>
        <source>The insurance is settling your bill. Please wait a moment.</source>
        <translation>التأمين يسوّي فاتورتك. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>Your money has arrived. The hospital is being told. Please wait a moment.</source>
        <translation>وصل مبلغك، وجارٍ إبلاغ المستشفى. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>The payment is being cancelled. Please do not pay now.</source>
        <translation>جارٍ إلغاء الدفع. يرجى عدم الدفع الآن.</translation>
    </message>
    <message>
        <source>Your money is going back to you. Please wait for your slip.</source>
        <translation>جارٍ إعادة مبلغك إليك. يرجى انتظار القسيمة.</translation>
    </message>
    <message>
        <source>The payment is being prepared. Please wait a moment.</source>
        <translation>جارٍ إعداد الدفع. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>The hospital is slow to answer. There is nothing that you have to do.</source>
        <translation>المستشفى بطيء في الرد. ليس عليك فعل شيء.</translation>
    </message>
    <message>
        <source>The hospital is slow to answer. Your money has arrived: do not pay again.</source>
        <translation>المستشفى بطيء في الرد. وصل مبلغك: لا تدفع مرة أخرى.</translation>
    </message>
    <message>
        <source>The payment system is slow to answer. We keep asking: please do not pay again.</source>
        <translation>نظام الدفع بطيء في الرد. ما زلنا نسأل: يرجى عدم الدفع مرة أخرى.</translation>
    </message>
</context>
<context>
    <name>PayReturnedScreen</name>
    <message>
        <source>Your money has gone back the way it came. Please take your slip.</source>
        <translation>أُعيد مبلغك بالطريقة التي دُفع بها. يرجى أخذ القسيمة.</translation>
    </message>
    <message>
        <source>Your money is going back to you the way it came. Please keep the order number.</source>
        <translation>يُعاد مبلغك إليك بالطريقة التي دُفع بها. يرجى الاحتفاظ برقم الطلب.</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 يوان</translation>
    </message>
    <message>
        <source>Your money has gone back</source>
        <translation>أُعيد مبلغك</translation>
    </message>
    <message>
        <source>Your money is going back</source>
        <translation>جارٍ إعادة مبلغك</translation>
    </message>
    <message>
        <source>It went back the way it came.</source>
        <translation>أُعيد بالطريقة التي دُفع بها.</translation>
    </message>
    <message>
        <source>It goes back the way it came, as soon as possible.</source>
        <translation>سيُعاد بالطريقة التي دُفع بها في أقرب وقت.</translation>
    </message>
    <message>
        <source>Your money has gone back the way it came. Please keep the order number.</source>
        <translation>أُعيد مبلغك بالطريقة التي دُفع بها. يرجى الاحتفاظ برقم الطلب.</translation>
    </message>
</context>
<context>
    <name>PayShown</name>
    <message>
        <source>You pay now</source>
        <translation>تدفع الآن</translation>
    </message>
    <message>
        <source>Code to pay with</source>
        <translation>رمز للدفع</translation>
    </message>
</context>
<context>
    <name>PayTrail</name>
    <message>
        <source>Bills</source>
        <translation>الفواتير</translation>
    </message>
    <message>
        <source>Way to pay</source>
        <translation>طريقة الدفع</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>الخطوة %1 من %2: %3</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>الدفع</translation>
    </message>
</context>
<context>
    <name>PayUnknownScreen</name>
    <message>
        <source>Please do not pay again. It is not certain yet whether the money was taken. Please keep the order number: the payment desk will help you.</source>
        <translation>يرجى عدم الدفع مرة أخرى. لم يتأكد بعد هل خُصم المبلغ. يرجى الاحتفاظ برقم الطلب: سيساعدك شباك الدفع.</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 يوان</translation>
    </message>
    <message>
        <source>Please do not pay again</source>
        <translation>يرجى عدم الدفع مرة أخرى</translation>
    </message>
    <message>
        <source>It is not certain yet whether the money was taken. We go on checking: it is then entered, or goes back to you.</source>
        <translation>لم يتأكد بعد هل خُصم المبلغ. نواصل التحقق: فإما أن يُقيَّد أو يُعاد إليك.</translation>
    </message>
    <message>
        <source>Questions? Show this number at the payment desk.</source>
        <translation>لديك سؤال؟ أظهر هذا الرقم عند شباك الدفع.</translation>
    </message>
</context>
<context>
    <name>PayWaitScreen</name>
    <message>
        <source>The hospital and your insurance are being asked who pays what. Please wait a moment.</source>
        <translation>نسأل المستشفى والتأمين عن نصيب كل منهما. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>Your bills are being looked for. Please wait a moment.</source>
        <translation>جارٍ البحث عن فواتيرك. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>Working out what you pay…</source>
        <translation>جارٍ حساب ما ستدفعه…</translation>
    </message>
    <message>
        <source>Looking for your bills…</source>
        <translation>جارٍ البحث عن فواتيرك…</translation>
    </message>
    <message>
        <source>We ask the hospital and your insurance who pays what.</source>
        <translation>نسأل المستشفى والتأمين عن نصيب كل منهما.</translation>
    </message>
    <message>
        <source>We ask the hospital what there is to pay.</source>
        <translation>نسأل المستشفى عما يجب دفعه.</translation>
    </message>
    <message>
        <source>The answer takes its time. Nothing has been paid, and there is nothing for you to do.</source>
        <translation>الرد يستغرق وقتًا. لم يُدفع شيء، وليس عليك فعل شيء.</translation>
    </message>
    <message>
        <source>There is still no answer. Nothing has been paid. You can wait, or finish here and pay at the payment desk.</source>
        <translation>لا رد حتى الآن، ولم يُدفع شيء. يمكنك الانتظار، أو الإنهاء هنا والدفع عند شباك الدفع.</translation>
    </message>
</context>
<context>
    <name>PayWaysScreen</name>
    <message>
        <source>Total of %1 bills</source>
        <translation>إجمالي الفواتير وعددها %1</translation>
    </message>
    <message>
        <source>%1 · %2 bills</source>
        <translation>%1 · عدد الفواتير: %2</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>الدفع</translation>
    </message>
    <message>
        <source>To have your insurance pay its part, finish here and come back with your insurance e-voucher or identity card.</source>
        <translation>ليدفع تأمينك نصيبه، أنهِ هنا ثم عُد برمز التأمين الإلكتروني أو ببطاقة الهوية.</translation>
    </message>
    <message>
        <source>The insurance pays all of it: you have nothing to pay.</source>
        <translation>يدفع التأمين المبلغ كله: ليس عليك شيء للدفع.</translation>
    </message>
    <message>
        <source>How would you like to pay?</source>
        <translation>كيف تود الدفع؟</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>تأكيد</translation>
    </message>
    <message>
        <source>%1. Please choose how you would like to pay.</source>
        <translation>%1. يرجى اختيار طريقة الدفع.</translation>
    </message>
    <message>
        <source>The insurance pays all of it. Touch the big button to confirm.</source>
        <translation>يدفع التأمين المبلغ كله. المس الزر الكبير للتأكيد.</translation>
    </message>
    <message>
        <source>Hold the payment code on your phone up to the camera. Or touch one of the ways to pay and scan the code on the screen.</source>
        <translation>وجّه رمز الدفع في هاتفك نحو الكاميرا. أو المس إحدى طرق الدفع وامسح الرمز على الشاشة.</translation>
    </message>
    <message>
        <source>Please touch one of the ways to pay. Then scan the code on the screen with your phone.</source>
        <translation>يرجى لمس إحدى طرق الدفع. ثم امسح الرمز على الشاشة بهاتفك.</translation>
    </message>
    <message>
        <source>You pay %1 yuan.</source>
        <translation>تدفع %1 يوان.</translation>
    </message>
    <message>
        <source>Or scan a code on this screen</source>
        <translation>أو امسح رمزًا على هذه الشاشة</translation>
    </message>
</context>
<context>
    <name>PayingCover</name>
    <message>
        <source>A payment is in progress. If it is yours, touch the big button to go on.</source>
        <translation>عملية دفع جارية. إن كانت لك فالمس الزر الكبير للمتابعة.</translation>
    </message>
    <message>
        <source>A payment is in progress</source>
        <translation>عملية دفع جارية</translation>
    </message>
    <message>
        <source>Please leave it to whoever is paying. Is it you? Touch the screen to go on.</source>
        <translation>يرجى تركها لمن يدفع. أهو أنت؟ المس الشاشة للمتابعة.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
</context>
<context>
    <name>PayingScreen</name>
    <message>
        <source>%1 min %2 s left</source>
        <translation>بقي %1 د و%2 ث</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>بقي %1 ث</translation>
    </message>
    <message>
        <source>Pay in another way</source>
        <translation>الدفع بطريقة أخرى</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 يوان</translation>
    </message>
</context>
<context>
    <name>PendingRow</name>
    <message>
        <source>Expected by %1</source>
        <translation>يُتوقع في %1</translation>
    </message>
    <message>
        <source>In progress since %1</source>
        <translation>قيد الإعداد منذ %1</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>قيد الإعداد</translation>
    </message>
</context>
<context>
    <name>PrintDoneScreen</name>
    <message>
        <source>Please go to %1 now</source>
        <translation>يرجى التوجه الآن إلى %1</translation>
    </message>
    <message>
        <source>Please take the %1 sheets below</source>
        <translation>يرجى أخذ الأوراق من الأسفل، وعددها %1</translation>
    </message>
    <message>
        <source>Please take the sheet below</source>
        <translation>يرجى أخذ الورقة من الأسفل</translation>
    </message>
    <message>
        <source>Please see what has come out</source>
        <translation>يرجى التحقق مما خرج من الطابعة</translation>
    </message>
    <message>
        <source>Nothing was printed</source>
        <translation>لم يُطبع شيء</translation>
    </message>
    <message>
        <source>%1 of %2 reports printed</source>
        <translation>طُبع %1 من %2 من التقارير</translation>
    </message>
    <message>
        <source>Print the rest</source>
        <translation>طباعة الباقي</translation>
    </message>
    <message>
        <source>Each report is printed once: please keep it safe.</source>
        <translation>يُطبع كل تقرير مرة واحدة: يرجى الاحتفاظ به.</translation>
    </message>
    <message>
        <source>Your reports are printed. When you have taken them all, touch Finish at the bottom.</source>
        <translation>طُبعت تقاريرك. بعد أخذها كلها، المس زر «إنهاء» في الأسفل.</translation>
    </message>
    <message>
        <source>Perhaps not everything has come out. Please look at what lies below, and ask at the desk.</source>
        <translation>ربما لم يخرج كل شيء. يرجى النظر إلى ما في الأسفل والسؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Nothing was printed. Please ask at the desk.</source>
        <translation>لم يُطبع شيء. يرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>. </translation>
    </message>
    <message>
        <source>Please take your paper below.</source>
        <translation>يرجى أخذ أوراقك من الأسفل.</translation>
    </message>
    <message>
        <source>Some of your reports are printed, others are not. Please take your paper, and ask at the desk.</source>
        <translation>طُبع بعض تقاريرك ولم يُطبع بعضها. يرجى أخذ الأوراق والسؤال في مكتب الخدمة.</translation>
    </message>
</context>
<context>
    <name>PrintListRow</name>
    <message>
        <source>waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>being printed…</source>
        <translation>جارٍ الطباعة…</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>طُبع</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>لم يُطبع</translation>
    </message>
    <message>
        <source>printed in part: please ask at the desk</source>
        <translation>طُبع جزء منه: يرجى السؤال في مكتب الخدمة</translation>
    </message>
    <message>
        <source>perhaps printed: please ask at the desk</source>
        <translation>ربما طُبع: يرجى السؤال في مكتب الخدمة</translation>
    </message>
    <message>
        <source>printed before, on %1: the desk prints another</source>
        <translation>طُبع من قبل في %1: يطبع مكتب الخدمة نسخة أخرى</translation>
    </message>
    <message>
        <source>printed before: the desk prints another</source>
        <translation>طُبع من قبل: يطبع مكتب الخدمة نسخة أخرى</translation>
    </message>
    <message>
        <source>cannot be printed here: please ask at the desk</source>
        <translation>لا يمكن طباعته هنا: يرجى السؤال في مكتب الخدمة</translation>
    </message>
</context>
<context>
    <name>PrintingScreen</name>
    <message>
        <source>Stopping the print…</source>
        <translation>جارٍ إيقاف الطباعة…</translation>
    </message>
    <message>
        <source>The printer needs a hand</source>
        <translation>الطابعة تحتاج إلى مساعدة</translation>
    </message>
    <message>
        <source>Printing report %1 of %2</source>
        <translation>جارٍ طباعة التقرير %1 من %2</translation>
    </message>
    <message>
        <source>Printing your report</source>
        <translation>جارٍ طباعة تقريرك</translation>
    </message>
    <message>
        <source>We ask the hospital whether it was printed before.</source>
        <translation>نسأل المستشفى هل طُبع من قبل.</translation>
    </message>
    <message>
        <source>The report is being prepared.</source>
        <translation>جارٍ إعداد التقرير.</translation>
    </message>
    <message>
        <source>It goes on by itself as soon as that is done.</source>
        <translation>ستستمر الطباعة تلقائيًا بعد ذلك.</translation>
    </message>
    <message>
        <source>The rest is not printed. Please take what has come out.</source>
        <translation>لن يُطبع الباقي. يرجى أخذ ما خرج.</translation>
    </message>
    <message>
        <source>Sheet %1 of %2</source>
        <translation>ورقة %1 من %2</translation>
    </message>
    <message>
        <source>The paper comes out below.</source>
        <translation>تخرج الأوراق من الأسفل.</translation>
    </message>
    <message>
        <source>It takes a little longer. There is nothing for you to do.</source>
        <translation>سيستغرق الأمر وقتًا أطول قليلًا. ليس عليك فعل شيء.</translation>
    </message>
    <message>
        <source>It takes very long. You can wait, or finish here and ask at the desk.</source>
        <translation>الأمر يستغرق وقتًا طويلًا. يمكنك الانتظار، أو الإنهاء هنا والسؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Your reports are being printed. Please wait, and take the paper when it has come out.</source>
        <translation>تجري طباعة تقاريرك. يرجى الانتظار وأخذ الورق عند خروجه.</translation>
    </message>
    <message>
        <source>The printer has stopped. It goes on by itself as soon as that is seen to.</source>
        <translation>توقفت الطابعة. ستكمل وحدها بعد معالجة الأمر.</translation>
    </message>
    <message>
        <source>The print is being stopped.</source>
        <translation>يجري إيقاف الطباعة.</translation>
    </message>
    <message>
        <source>The printer needs a hand. Please tell our staff.</source>
        <translation>تحتاج الطابعة إلى مساعدة. يرجى إخبار أحد الموظفين.</translation>
    </message>
    <message>
        <source>Please take what has come out.</source>
        <translation>يرجى أخذ ما خرج من الورق.</translation>
    </message>
</context>
<context>
    <name>PrivacyCover</name>
    <message>
        <source>The screen is hidden. Touch the big button to go on.</source>
        <translation>الشاشة مخفية. المس الزر الكبير للمتابعة.</translation>
    </message>
    <message>
        <source>The screen is hidden</source>
        <translation>الشاشة مخفية</translation>
    </message>
    <message>
        <source>Nobody can read anything here. It goes on when you want it to.</source>
        <translation>لا يستطيع أحد قراءة شيء هنا. تتابع متى شئت.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
</context>
<context>
    <name>QueueTicket</name>
    <message>
        <source>You are next</source>
        <translation>دورك هو التالي</translation>
    </message>
    <message>
        <source>%1 ahead of you, about %2 min</source>
        <translation>قبلك %1، نحو %2 دقيقة</translation>
    </message>
    <message>
        <source>%1 ahead of you</source>
        <translation>قبلك في الدور: %1</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>نحو %1 دقيقة</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>رقمك</translation>
    </message>
    <message>
        <source>Please wait until your name is called</source>
        <translation>يرجى الانتظار حتى يُنادى اسمك</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>Show above</source>
        <comment>the part of the screen that is above</comment>
        <translation>عرض الأعلى</translation>
    </message>
    <message>
        <source>Show below</source>
        <comment>the part of the screen that is below</comment>
        <translation>عرض الأسفل</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>This is not a health card code</source>
        <translation>هذا ليس رمز بطاقة صحية</translation>
    </message>
    <message>
        <source>Please open your electronic health card on the phone and show that code.</source>
        <translation>يرجى فتح بطاقتك الصحية الإلكترونية في الهاتف وإظهار رمزها.</translation>
    </message>
    <message>
        <source>This is a payment code</source>
        <translation>هذا رمز دفع</translation>
    </message>
    <message>
        <source>Please show your health card. You will be asked for a payment code only when there is something to pay.</source>
        <translation>يرجى إظهار بطاقتك الصحية. سنطلب رمز الدفع عندما يكون هناك ما يُدفع.</translation>
    </message>
    <message>
        <source>This is a staff badge</source>
        <translation>هذه بطاقة موظف</translation>
    </message>
    <message>
        <source>Please show your health card.</source>
        <translation>يرجى إظهار بطاقتك الصحية.</translation>
    </message>
    <message>
        <source>This card cannot be checked here at the moment</source>
        <translation>لا يمكن التحقق من هذه البطاقة هنا الآن</translation>
    </message>
    <message>
        <source>Please show the code of your electronic health card, or ask at the desk.</source>
        <translation>يرجى إظهار رمز بطاقتك الصحية الإلكترونية، أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This kind of card cannot be checked at the moment</source>
        <translation>لا يمكن التحقق من هذا النوع من البطاقات الآن</translation>
    </message>
    <message>
        <source>The connection to the platform that issued it is down. Please ask at the desk.</source>
        <translation>الاتصال بالجهة المصدِرة مقطوع. يرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This card was not accepted</source>
        <translation>لم تُقبل هذه البطاقة</translation>
    </message>
    <message>
        <source>Please ask at the desk to have your card checked.</source>
        <translation>يرجى طلب فحص بطاقتك في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This code is no longer valid</source>
        <translation>لم يعد هذا الرمز صالحًا</translation>
    </message>
    <message>
        <source>Please refresh the code on your phone and hold it up again.</source>
        <translation>يرجى تحديث الرمز في هاتفك وتوجيهه مرة أخرى.</translation>
    </message>
    <message>
        <source>Please have the staff check your card</source>
        <translation>يرجى أن يفحص الموظفون بطاقتك</translation>
    </message>
    <message>
        <source>The digits did not agree too many times. At the desk they can help you at once.</source>
        <translation>لم تتطابق الأرقام عدة مرات. يمكن مساعدتك فورًا في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This code cannot be read</source>
        <translation>لا يمكن قراءة هذا الرمز</translation>
    </message>
    <message>
        <source>This code is not a valid health card</source>
        <translation>هذا الرمز ليس بطاقة صحية سارية</translation>
    </message>
    <message>
        <source>The issuer of this card is not known here</source>
        <translation>الجهة التي أصدرت هذه البطاقة غير معروفة هنا</translation>
    </message>
    <message>
        <source>Please ask at the desk. Your card may be fine.</source>
        <translation>يرجى السؤال في مكتب الخدمة. قد تكون بطاقتك سليمة.</translation>
    </message>
    <message>
        <source>Cards cannot be checked here at the moment</source>
        <translation>لا يمكن التحقق من البطاقات هنا الآن</translation>
    </message>
    <message>
        <source>Please use another terminal or ask at the desk. Your card is fine.</source>
        <translation>يرجى استعمال جهاز آخر أو السؤال في مكتب الخدمة. بطاقتك سليمة.</translation>
    </message>
    <message>
        <source>This terminal&apos;s clock needs staff</source>
        <translation>ساعة هذا الجهاز غير صحيحة</translation>
    </message>
    <message>
        <source>Your phone&apos;s clock is ahead</source>
        <translation>ساعة هاتفك متقدمة</translation>
    </message>
    <message>
        <source>Please set the phone&apos;s time to automatic, refresh the code and hold it up again.</source>
        <translation>يرجى ضبط وقت الهاتف تلقائيًا، ثم تحديث الرمز وتوجيهه مرة أخرى.</translation>
    </message>
    <message>
        <source>This code is out of date</source>
        <translation>انتهت صلاحية هذا الرمز</translation>
    </message>
    <message>
        <source>It was made {minutes} min ago. Please tap &quot;refresh&quot; on your phone and hold it up again.</source>
        <translation>أُنشئ قبل {minutes} دقيقة. يرجى الضغط على «تحديث» في هاتفك وتوجيهه مرة أخرى.</translation>
    </message>
    <message>
        <source>This card&apos;s issuer key is not in force</source>
        <translation>لا يمكن استعمال هذه البطاقة الآن</translation>
    </message>
    <message>
        <source>Please ask at the desk.</source>
        <translation>يرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Please refresh the code on your phone and hold it up again. If that does not help, ask at the desk.</source>
        <translation>يرجى تحديث الرمز في هاتفك وتوجيهه مرة أخرى. إن لم ينفع ذلك فاسأل في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This card is not valid yet</source>
        <translation>هذه البطاقة غير سارية بعد</translation>
    </message>
    <message>
        <source>It will be valid from {date}. Please ask at the desk.</source>
        <translation>تسري ابتداءً من {date}. يرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This card has expired</source>
        <translation>انتهت صلاحية هذه البطاقة</translation>
    </message>
    <message>
        <source>It was valid until {date}. Please renew it on your phone or ask at the desk.</source>
        <translation>كانت سارية حتى {date}. يرجى تجديدها في هاتفك أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This card&apos;s issuer key was not in force</source>
        <translation>يجب إصدار هذه البطاقة من جديد</translation>
    </message>
    <message>
        <source>Please ask at the desk to have the card issued again.</source>
        <translation>يرجى طلب إصدار البطاقة من جديد في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Please refresh the code on your own phone and hold it up again.</source>
        <translation>يرجى تحديث الرمز في هاتفك أنت وتوجيهه مرة أخرى.</translation>
    </message>
    <message>
        <source>This card has been cancelled</source>
        <translation>أُلغيت هذه البطاقة</translation>
    </message>
    <message>
        <source>Please use your new card or ask at the desk.</source>
        <translation>يرجى استعمال بطاقتك الجديدة أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This code has been used already</source>
        <translation>استُعمل هذا الرمز من قبل</translation>
    </message>
    <message>
        <source>Please tap &quot;refresh&quot; on your phone and hold up the new code.</source>
        <translation>يرجى الضغط على «تحديث» في هاتفك وتوجيه الرمز الجديد.</translation>
    </message>
    <message>
        <source>The hospital system is not answering</source>
        <translation>نظام المستشفى لا يستجيب</translation>
    </message>
    <message>
        <source>Nothing is lost. Please try again, or ask at the desk.</source>
        <translation>لم يُفقد شيء. يرجى إعادة المحاولة أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>The hospital system is busy</source>
        <translation>نظام المستشفى مشغول</translation>
    </message>
    <message>
        <source>The hospital system did not accept this</source>
        <translation>لم يقبل نظام المستشفى هذه الخطوة</translation>
    </message>
    <message>
        <source>The hospital system gave an answer that makes no sense</source>
        <translation>حدث خلل في نظام المستشفى</translation>
    </message>
    <message>
        <source>Please ask at the desk. Nothing is lost.</source>
        <translation>يرجى السؤال في مكتب الخدمة. لم يُفقد شيء.</translation>
    </message>
    <message>
        <source>Nothing is lost. Please try again in a moment, or ask at the desk.</source>
        <translation>لم يُفقد شيء. يرجى إعادة المحاولة بعد قليل أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This hospital does not know this card yet</source>
        <translation>هذه البطاقة غير مسجلة في المستشفى بعد</translation>
    </message>
    <message>
        <source>Please ask at the desk to be registered. Bring your identity card.</source>
        <translation>يرجى التسجيل في مكتب الخدمة. أحضر بطاقة الهوية.</translation>
    </message>
    <message>
        <source>Your record needs a look by our staff</source>
        <translation>ملفك يحتاج إلى مراجعة من موظفينا</translation>
    </message>
    <message>
        <source>Please ask at the desk. It takes a moment.</source>
        <translation>يرجى السؤال في مكتب الخدمة. لن يطول الأمر.</translation>
    </message>
    <message>
        <source>You cannot sign in now</source>
        <translation>لا يمكنك تسجيل الوصول الآن</translation>
    </message>
    <message>
        <source>{words}</source>
        <translation>{words}</translation>
    </message>
    <message>
        <source>Your appointment has just been changed</source>
        <translation>تغيّر موعدك قبل قليل</translation>
    </message>
    <message>
        <source>Please hold your code up again to see it.</source>
        <translation>يرجى توجيه رمزك مرة أخرى لرؤيته.</translation>
    </message>
    <message>
        <source>There is no paper for the ticket</source>
        <translation>لا يوجد ورق لطباعة التذكرة</translation>
    </message>
    <message>
        <source>You are signed in. Please remember your number.</source>
        <translation>سُجّل وصولك. يرجى تذكّر رقمك.</translation>
    </message>
    <message>
        <source>The ticket printer is open</source>
        <translation>طابعة التذاكر مفتوحة</translation>
    </message>
    <message>
        <source>The ticket printer does not work at the moment</source>
        <translation>طابعة التذاكر لا تعمل الآن</translation>
    </message>
    <message>
        <source>The ticket may not be complete</source>
        <translation>قد لا تكون التذكرة كاملة</translation>
    </message>
    <message>
        <source>This terminal cannot see your code</source>
        <translation>لا يستطيع هذا الجهاز رؤية رمزك</translation>
    </message>
    <message>
        <source>Please use another terminal or ask at the desk.</source>
        <translation>يرجى استعمال جهاز آخر أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This terminal is out of service</source>
        <translation>هذا الجهاز خارج الخدمة</translation>
    </message>
    <message>
        <source>Something went wrong here</source>
        <translation>حدث خلل في هذا الجهاز</translation>
    </message>
    <message>
        <source>Nothing of yours was kept. Please refresh your code and hold it up again, or ask at the desk.</source>
        <translation>لم يُحفظ شيء من بياناتك. يرجى تحديث رمزك وتوجيهه مرة أخرى، أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This bill has changed</source>
        <translation>تغيّرت هذه الفاتورة</translation>
    </message>
    <message>
        <source>Please look at your bills once more, or ask at the payment desk.</source>
        <translation>يرجى مراجعة فواتيرك مرة أخرى، أو السؤال عند شباك الدفع.</translation>
    </message>
    <message>
        <source>This bill is paid already</source>
        <translation>هذه الفاتورة مدفوعة من قبل</translation>
    </message>
    <message>
        <source>You need not pay it again. If you have just paid here, the money goes back the way it came.</source>
        <translation>لا حاجة إلى دفعها مرة أخرى. إن كنت قد دفعت هنا الآن فسيُعاد المبلغ بالطريقة التي دُفع بها.</translation>
    </message>
    <message>
        <source>This bill cannot be paid here</source>
        <translation>لا يمكن دفع هذه الفاتورة هنا</translation>
    </message>
    <message>
        <source>Please pay it at the payment desk.</source>
        <translation>يرجى دفعها عند شباك الدفع.</translation>
    </message>
    <message>
        <source>The payment system is not answering</source>
        <translation>نظام الدفع لا يستجيب</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please try again in a moment, or pay at the payment desk.</source>
        <translation>لم يُدفع شيء. يرجى إعادة المحاولة بعد قليل، أو الدفع عند شباك الدفع.</translation>
    </message>
    <message>
        <source>Payments are not possible here at the moment</source>
        <translation>لا يمكن الدفع هنا الآن</translation>
    </message>
    <message>
        <source>Please use another terminal, or pay at the payment desk.</source>
        <translation>يرجى استعمال جهاز آخر، أو الدفع عند شباك الدفع.</translation>
    </message>
    <message>
        <source>The payment was not accepted</source>
        <translation>لم يُقبل الدفع</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please choose another way, or pay at the desk.</source>
        <translation>لم يُدفع شيء. يرجى اختيار طريقة أخرى، أو الدفع عند شباك الدفع.</translation>
    </message>
    <message>
        <source>This payment code is no longer valid</source>
        <translation>لم يعد رمز الدفع هذا صالحًا</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please refresh the payment code on your phone and show it again.</source>
        <translation>لم يُدفع شيء. يرجى تحديث رمز الدفع في هاتفك وإظهاره مرة أخرى.</translation>
    </message>
    <message>
        <source>There is not enough money in this account</source>
        <translation>الرصيد في هذا الحساب لا يكفي</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please choose another way to pay, or another card.</source>
        <translation>لم يُدفع شيء. يرجى اختيار طريقة دفع أخرى أو بطاقة أخرى.</translation>
    </message>
    <message>
        <source>The payment was not made</source>
        <translation>لم يتم الدفع</translation>
    </message>
    <message>
        <source>This bill is being paid somewhere else</source>
        <translation>يجري دفع هذه الفاتورة في مكان آخر</translation>
    </message>
    <message>
        <source>A payment of this bill was begun at another terminal or earlier and is not finished. Please wait a few minutes, or ask at the payment desk. Do not pay twice.</source>
        <translation>بدأ دفع هذه الفاتورة من قبل أو في جهاز آخر ولم ينتهِ. يرجى الانتظار بضع دقائق، أو السؤال عند شباك الدفع. لا تدفع مرتين.</translation>
    </message>
    <message>
        <source>It was paid a moment ago. You need not pay it again; it may take a few minutes until it shows.</source>
        <translation>دُفعت قبل قليل. لا حاجة إلى دفعها مرة أخرى، وقد يتأخر ظهور ذلك بضع دقائق.</translation>
    </message>
    <message>
        <source>The money could not be returned here</source>
        <translation>تعذرت إعادة المبلغ هنا</translation>
    </message>
    <message>
        <source>Please take your slip to the payment desk.</source>
        <translation>يرجى أخذ القسيمة إلى شباك الدفع.</translation>
    </message>
    <message>
        <source>Payments are not possible here</source>
        <translation>لا يمكن الدفع هنا</translation>
    </message>
    <message>
        <source>Payments are not possible here just yet</source>
        <translation>الدفع هنا غير متاح بعد</translation>
    </message>
    <message>
        <source>Please try again in a minute, or use another terminal.</source>
        <translation>يرجى إعادة المحاولة بعد دقيقة، أو استعمال جهاز آخر.</translation>
    </message>
    <message>
        <source>Nothing has been paid. You can try again, or pay at the payment desk.</source>
        <translation>لم يُدفع شيء. يمكنك إعادة المحاولة، أو الدفع عند شباك الدفع.</translation>
    </message>
    <message>
        <source>It is not certain what became of the payment</source>
        <translation>لم تتأكد نتيجة الدفع</translation>
    </message>
    <message>
        <source>Please do not pay again. Take your slip to the payment desk.</source>
        <translation>يرجى عدم الدفع مرة أخرى. خذ القسيمة إلى شباك الدفع.</translation>
    </message>
    <message>
        <source>This is not a payment code</source>
        <translation>هذا ليس رمز دفع</translation>
    </message>
    <message>
        <source>Please open WeChat Pay, Alipay or UnionPay and show the payment code.</source>
        <translation>يرجى فتح WeChat Pay أو Alipay أو UnionPay وإظهار رمز الدفع.</translation>
    </message>
    <message>
        <source>The payment was cancelled</source>
        <translation>أُلغي الدفع</translation>
    </message>
    <message>
        <source>Your bill is still to be paid. Please ask at the payment desk.</source>
        <translation>فاتورتك لم تُدفع بعد. يرجى السؤال عند شباك الدفع.</translation>
    </message>
    <message>
        <source>The insurance did not settle its part</source>
        <translation>لم يسدد التأمين نصيبه</translation>
    </message>
    <message>
        <source>The insurance system is not answering</source>
        <translation>نظام التأمين لا يستجيب</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please try again in a moment, or ask at the payment desk.</source>
        <translation>لم يُدفع شيء. يرجى إعادة المحاولة بعد قليل، أو السؤال عند شباك الدفع.</translation>
    </message>
    <message>
        <source>The insurance did not accept this</source>
        <translation>لم يقبل التأمين هذه التسوية</translation>
    </message>
    <message>
        <source>{words} Please ask at the payment desk.</source>
        <translation>{words} يرجى السؤال عند شباك الدفع.</translation>
    </message>
    <message>
        <source>The insurance&apos;s share could not be worked out</source>
        <translation>تعذر حساب نصيب التأمين</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please pay at the payment desk.</source>
        <translation>لم يُدفع شيء. يرجى الدفع عند شباك الدفع.</translation>
    </message>
    <message>
        <source>If you need another copy, please ask at the desk.</source>
        <translation>إن احتجت إلى نسخة أخرى فيرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This is the code of a printed report</source>
        <translation>هذا رمز تقرير مطبوع</translation>
    </message>
    <message>
        <source>This report is being revised</source>
        <translation>هذا التقرير قيد المراجعة</translation>
    </message>
    <message>
        <source>Please open your reports again in a while, or ask at the desk.</source>
        <translation>يرجى فتح تقاريرك بعد قليل، أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This report was printed before</source>
        <translation>طُبع هذا التقرير من قبل</translation>
    </message>
    <message>
        <source>This report may have been printed already</source>
        <translation>ربما طُبع هذا التقرير من قبل</translation>
    </message>
    <message>
        <source>The printer was interrupted. Please ask at the desk to have it looked at.</source>
        <translation>توقفت الطابعة أثناء العمل. يرجى طلب التحقق في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This report cannot be printed here</source>
        <translation>لا يمكن طباعة هذا التقرير هنا</translation>
    </message>
    <message>
        <source>Please have it printed at the desk.</source>
        <translation>يرجى طباعته في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Nothing can be printed here just now</source>
        <translation>لا يمكن الطباعة هنا الآن</translation>
    </message>
    <message>
        <source>Your report can be read on the screen. Please print at another terminal.</source>
        <translation>يمكن قراءة تقريرك على الشاشة. يرجى الطباعة من جهاز آخر.</translation>
    </message>
    <message>
        <source>This document cannot be shown</source>
        <translation>لا يمكن عرض هذا المستند</translation>
    </message>
    <message>
        <source>Please ask at the desk for it.</source>
        <translation>يرجى طلبه في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This document is too large to be shown here</source>
        <translation>هذا المستند أكبر من أن يُعرض هنا</translation>
    </message>
    <message>
        <source>The hospital&apos;s explanation is not available just now</source>
        <translation>شرح نظام المستشفى غير متاح الآن</translation>
    </message>
    <message>
        <source>Please ask your doctor about this report.</source>
        <translation>يرجى سؤال طبيبك عن هذا التقرير.</translation>
    </message>
    <message>
        <source>Your reports can be read on the screen, and printed at another terminal.</source>
        <translation>يمكن قراءة تقاريرك على الشاشة وطباعتها من جهاز آخر.</translation>
    </message>
    <message>
        <source>Please ask somebody of the staff. Printing goes on by itself then.</source>
        <translation>يرجى إبلاغ أحد الموظفين. بعد ذلك تستمر الطباعة تلقائيًا.</translation>
    </message>
    <message>
        <source>Reports cannot be printed at this terminal</source>
        <translation>لا يمكن طباعة التقارير في هذا الجهاز</translation>
    </message>
    <message>
        <source>The report printer is not answering</source>
        <translation>طابعة التقارير لا تستجيب</translation>
    </message>
    <message>
        <source>The report printer has a fault</source>
        <translation>في طابعة التقارير عطل</translation>
    </message>
    <message>
        <source>Paper is stuck in the report printer</source>
        <translation>علق الورق في طابعة التقارير</translation>
    </message>
    <message>
        <source>The report printer is open</source>
        <translation>طابعة التقارير مفتوحة</translation>
    </message>
    <message>
        <source>The report printer is out of paper</source>
        <translation>نفد الورق من طابعة التقارير</translation>
    </message>
    <message>
        <source>The report printer has the wrong paper</source>
        <translation>ورق طابعة التقارير غير مناسب</translation>
    </message>
    <message>
        <source>The report printer is out of toner</source>
        <translation>نفد الحبر من طابعة التقارير</translation>
    </message>
    <message>
        <source>The report printer was stopped</source>
        <translation>أُوقفت طابعة التقارير</translation>
    </message>
    <message>
        <source>The printer was interrupted</source>
        <translation>توقفت الطابعة أثناء العمل</translation>
    </message>
    <message>
        <source>Please take what has come out, and ask at the desk for the rest. They can see what is missing.</source>
        <translation>يرجى أخذ ما خرج، والسؤال عن الباقي في مكتب الخدمة. يعرفون هناك ما ينقص.</translation>
    </message>
</context>
<context>
    <name>RecordingMark</name>
    <message>
        <source>Maintenance: the camera&apos;s pictures are being recorded</source>
        <translation>صيانة: تُسجَّل صور الكاميرا الآن</translation>
    </message>
</context>
<context>
    <name>RefusedScreen</name>
    <message>
        <source>your health card app</source>
        <translation>تطبيق بطاقتك الصحية</translation>
    </message>
    <message>
        <source>the health card in WeChat</source>
        <translation>البطاقة الصحية في WeChat</translation>
    </message>
    <message>
        <source>your insurance e-voucher</source>
        <translation>رمز التأمين الإلكتروني</translation>
    </message>
    <message>
        <source>your identity card on the reader</source>
        <translation>بطاقة الهوية على القارئ</translation>
    </message>
    <message>
        <source>The camera is on: no button needed</source>
        <translation>الكاميرا تعمل: لا حاجة إلى أي زر</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Works here:</source>
        <translation>يمكن هنا استعمال:</translation>
    </message>
    <message>
        <source>Works here: %1</source>
        <translation>يمكن هنا استعمال: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>%1. The details are on the screen.</source>
        <comment>what happened</comment>
        <translation>%1. التفاصيل معروضة على الشاشة.</translation>
    </message>
</context>
<context>
    <name>Remark</name>
    <message>
        <source>Source: %1</source>
        <translation>المصدر: %1</translation>
    </message>
</context>
<context>
    <name>RemarkGroup</name>
    <message>
        <source>What this may mean</source>
        <translation>ماذا قد يعني هذا</translation>
    </message>
    <message>
        <source>This is not a diagnosis.</source>
        <translation>هذا ليس تشخيصًا.</translation>
    </message>
    <message>
        <source>No clinician has reviewed these words yet.</source>
        <translation>لم يراجع أي طبيب هذا الشرح بعد.</translation>
    </message>
    <message>
        <source>Reviewed by: %1</source>
        <translation>راجعه: %1</translation>
    </message>
</context>
<context>
    <name>ReportActions</name>
    <message>
        <source>Printed before. For another copy please ask at the desk.</source>
        <translation>طُبع من قبل. لنسخة أخرى يرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Printed on %1. For another copy please ask at the desk.</source>
        <translation>طُبع في %1. لنسخة أخرى يرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This report may have been printed. Please ask at the desk.</source>
        <translation>ربما طُبع هذا التقرير. يرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Hospital&apos;s original</source>
        <translation>أصل التقرير</translation>
    </message>
    <message>
        <source>Print this report</source>
        <translation>طباعة هذا التقرير</translation>
    </message>
    <message>
        <source>Perhaps printed: please ask</source>
        <translation>ربما طُبع: يرجى السؤال</translation>
    </message>
</context>
<context>
    <name>ReportBody</name>
    <message>
        <source>To look at</source>
        <translation>نتائج تستحق الانتباه</translation>
    </message>
    <message>
        <source>The other results</source>
        <translation>النتائج الأخرى</translation>
    </message>
    <message>
        <source>What was found is in the hospital&apos;s original.</source>
        <translation>النتيجة موجودة في أصل التقرير.</translation>
    </message>
</context>
<context>
    <name>ReportFacts</name>
    <message>
        <source>Results: %1, to look at: %2</source>
        <translation>النتائج: %1، تستحق الانتباه: %2</translation>
    </message>
    <message>
        <source>Results: %1, none marked</source>
        <translation>النتائج: %1، لا شيء معلَّم</translation>
    </message>
    <message>
        <source>Added to: please go by this one</source>
        <translation>أُضيف إليه: يرجى الاعتماد على هذا</translation>
    </message>
    <message>
        <source>Corrected: please go by this one</source>
        <translation>صُحّح: يرجى الاعتماد على هذا</translation>
    </message>
</context>
<context>
    <name>ReportFormScreen</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>صفحة %1 من %2</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>الصفحة السابقة</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>الصفحة كاملة</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>تكبير</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>الصفحة التالية</translation>
    </message>
    <message>
        <source>This is the hospital&apos;s original.</source>
        <translation>هذا هو أصل التقرير من المستشفى.</translation>
    </message>
    <message>
        <source>Move it with the four arrows.</source>
        <translation>حرّكه بالأسهم الأربعة.</translation>
    </message>
    <message>
        <source>To see it larger, touch Enlarge.</source>
        <translation>لرؤيته أكبر، المس «تكبير».</translation>
    </message>
    <message>
        <source>To go back to the report, touch Back at the bottom.</source>
        <translation>للعودة إلى التقرير، المس «رجوع» في الأسفل.</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>. </translation>
    </message>
</context>
<context>
    <name>ReportMarks</name>
    <message>
        <source>Urgent</source>
        <translation>عاجل</translation>
    </message>
    <message>
        <source>Added to</source>
        <translation>أُضيف إليه</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>صُحّح</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>مطبوع</translation>
    </message>
    <message>
        <source>To be checked</source>
        <comment>whether the report was printed</comment>
        <translation>قيد التحقق</translation>
    </message>
</context>
<context>
    <name>ReportPageScreen</name>
    <message>
        <source>Please go to %1 now</source>
        <translation>يرجى التوجه الآن إلى %1</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>العينة</translation>
    </message>
    <message>
        <source>Examined</source>
        <translation>تاريخ الفحص</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>تاريخ أخذ العينة</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>بطلب من</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>أعدّه</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>راجعه</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>This is your report. What matters most stands at the top.</source>
        <translation>هذا تقريرك. الأهم موجود في الأعلى.</translation>
    </message>
    <message>
        <source>To print it, touch the large button at the bottom.</source>
        <translation>لطباعته، المس الزر الكبير في الأسفل.</translation>
    </message>
    <message>
        <source>To go back to your reports, touch Back at the bottom.</source>
        <translation>للعودة إلى تقاريرك، المس «رجوع» في الأسفل.</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>. </translation>
    </message>
</context>
<context>
    <name>ReportRow</name>
    <message>
        <source>Results: %1, to look at: %2</source>
        <translation>النتائج: %1، تستحق الانتباه: %2</translation>
    </message>
    <message>
        <source>Results: %1, none marked</source>
        <translation>النتائج: %1، لا شيء معلَّم</translation>
    </message>
    <message>
        <source>Choose for printing: %1</source>
        <translation>اختيار للطباعة: %1</translation>
    </message>
    <message>
        <source>Read: %1</source>
        <translation>قراءة: %1</translation>
    </message>
</context>
<context>
    <name>ReportTrendScreen</name>
    <message>
        <source>Usual: %1</source>
        <translation>المعتاد: %1</translation>
    </message>
    <message>
        <source>These are your earlier results.</source>
        <translation>هذه نتائجك السابقة.</translation>
    </message>
    <message>
        <source>To go back to the report, touch Back at the bottom.</source>
        <translation>للعودة إلى التقرير، المس «رجوع» في الأسفل.</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>. </translation>
    </message>
</context>
<context>
    <name>ReportWaitScreen</name>
    <message>
        <source>Opening your report…</source>
        <translation>جارٍ فتح تقريرك…</translation>
    </message>
    <message>
        <source>Looking for earlier results…</source>
        <translation>جارٍ البحث عن النتائج السابقة…</translation>
    </message>
    <message>
        <source>Opening the hospital&apos;s original…</source>
        <translation>جارٍ فتح أصل التقرير…</translation>
    </message>
    <message>
        <source>Asking the hospital for an explanation…</source>
        <translation>جارٍ طلب شرح من نظام المستشفى…</translation>
    </message>
    <message>
        <source>Looking for your reports…</source>
        <translation>جارٍ البحث عن تقاريرك…</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>It takes very long. You can wait, or touch Finish at the bottom and ask at the desk.</source>
        <translation>يستغرق الأمر وقتًا طويلًا. يمكنك الانتظار، أو لمس «إنهاء» في الأسفل والسؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>It takes a few seconds. There is nothing for you to do.</source>
        <translation>يستغرق هذا بضع ثوانٍ. لا يلزمك فعل شيء.</translation>
    </message>
</context>
<context>
    <name>ReportsCard</name>
    <message>
        <source>Reports: read and print</source>
        <translation>التقارير: قراءة وطباعة</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>Read and print</source>
        <translation>قراءة وطباعة</translation>
    </message>
    <message>
        <source>New reports</source>
        <translation>تقارير جديدة</translation>
    </message>
    <message>
        <source>%1 new</source>
        <comment>reports, as a number</comment>
        <translation>جديدة: %1</translation>
    </message>
</context>
<context>
    <name>ReportsScreen</name>
    <message>
        <source>%1 reports need to be seen to at once: please go to %2 now</source>
        <translation>تقارير تحتاج إلى عناية فورية: %1. يرجى التوجه الآن إلى %2</translation>
    </message>
    <message>
        <source>One report needs to be seen to at once: please go to %1 now</source>
        <translation>تقرير واحد يحتاج إلى عناية فورية: يرجى التوجه الآن إلى %1</translation>
    </message>
    <message>
        <source>Your reports</source>
        <translation>تقاريرك</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>إلغاء الكل</translation>
    </message>
    <message>
        <source>Choose all new</source>
        <translation>اختيار كل جديد</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>المختبر</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>الأشعة</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>صفحة %1 من %2</translation>
    </message>
    <message>
        <source>Print chosen (%1)</source>
        <translation>طباعة المختار (%1)</translation>
    </message>
    <message>
        <source>Tick what to print</source>
        <translation>علّم ما تريد طباعته</translation>
    </message>
    <message>
        <source>Here are your reports. Touch one to read it.</source>
        <translation>هذه تقاريرك. المس أحدها لقراءته.</translation>
    </message>
    <message>
        <source>To print those that are ticked, touch the large button at the bottom.</source>
        <translation>لطباعة ما عليه علامة، المس الزر الكبير في الأسفل.</translation>
    </message>
    <message>
        <source>Tick what you want to print, then touch the large button at the bottom.</source>
        <translation>ضع علامة على ما تريد طباعته، ثم المس الزر الكبير في الأسفل.</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>. </translation>
    </message>
    <message>
        <source>Something did not work: please read the notice on the screen.</source>
        <translation>لم ينجح أمر ما: يرجى قراءة التنبيه على الشاشة.</translation>
    </message>
    <message>
        <source>Reports: %1</source>
        <translation>عدد التقارير: %1</translation>
    </message>
</context>
<context>
    <name>ResultLine</name>
    <message>
        <source>no result</source>
        <translation>لا نتيجة</translation>
    </message>
    <message>
        <source>usual %1</source>
        <translation>المعتاد %1</translation>
    </message>
    <message>
        <source>Earlier values of %1</source>
        <translation>القيم السابقة: %1</translation>
    </message>
    <message>
        <source>Changed after it was first given out</source>
        <translation>عُدّل بعد صدوره أول مرة</translation>
    </message>
</context>
<context>
    <name>ScanMirror</name>
    <message>
        <source>Camera picture</source>
        <translation>صورة الكاميرا</translation>
    </message>
    <message>
        <source>Scanning: no button needed</source>
        <translation>جارٍ المسح: لا حاجة إلى أي زر</translation>
    </message>
    <message>
        <source>The camera is starting…</source>
        <translation>الكاميرا تبدأ العمل…</translation>
    </message>
</context>
<context>
    <name>ScrollButtons</name>
    <message>
        <source>Up</source>
        <translation>أعلى</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>أسفل</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
</context>
<context>
    <name>SecondFactorScreen</name>
    <message>
        <source>Checking with the hospital…</source>
        <translation>جارٍ التحقق لدى المستشفى…</translation>
    </message>
    <message>
        <source>Confirm that it is you</source>
        <translation>يرجى تأكيد أنك صاحب البطاقة</translation>
    </message>
    <message>
        <source>So that nobody else can use your card. The digits are only compared, never kept.</source>
        <translation>كي لا يستعمل أحد غيرك بطاقتك. تُقارن الأرقام فقط ولا تُحفظ أبدًا.</translation>
    </message>
    <message>
        <source>The digits do not agree</source>
        <translation>الأرقام غير متطابقة</translation>
    </message>
    <message>
        <source>Only one try left</source>
        <translation>بقيت محاولة واحدة فقط</translation>
    </message>
    <message>
        <source>Please try again: %1 tries left</source>
        <translation>يرجى إعادة المحاولة. المحاولات المتبقية: %1</translation>
    </message>
    <message>
        <source>Identity number, last 4</source>
        <translation>آخر 4 من رقم الهوية</translation>
    </message>
    <message>
        <source>Mobile number, last 4</source>
        <translation>آخر 4 من رقم الجوال</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>تأكيد</translation>
    </message>
    <message>
        <source>Your digits are being checked with the hospital. Please wait a moment.</source>
        <translation>جارٍ التحقق من أرقامك لدى المستشفى. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>Please touch Confirm.</source>
        <translation>يرجى لمس «تأكيد».</translation>
    </message>
    <message>
        <source>Now the last four digits of your mobile number.</source>
        <translation>والآن آخر أربعة أرقام من رقم جوالك.</translation>
    </message>
    <message>
        <source>Please type the last four digits of your identity number.</source>
        <translation>يرجى كتابة آخر أربعة أرقام من رقم هويتك.</translation>
    </message>
    <message>
        <source>The digits do not agree.</source>
        <translation>الأرقام غير متطابقة.</translation>
    </message>
    <message>
        <source>Please confirm that it is you.</source>
        <translation>يرجى تأكيد أنك صاحب البطاقة.</translation>
    </message>
</context>
<context>
    <name>ServiceTiles</name>
    <message>
        <source>More services</source>
        <translation>خدمات أخرى</translation>
    </message>
    <message>
        <source>To the first services</source>
        <translation>إلى الخدمات الأولى</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الوصول</translation>
    </message>
    <message>
        <source>%1 appointments today</source>
        <translation>مواعيد اليوم: %1</translation>
    </message>
    <message>
        <source>How long it takes, where to go</source>
        <translation>مدة الانتظار والمكان</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>رقمك: %1</translation>
    </message>
    <message>
        <source>Pay bills</source>
        <translation>دفع الفواتير</translation>
    </message>
    <message>
        <source>See what is open, and pay</source>
        <translation>عرض الفواتير ودفعها</translation>
    </message>
    <message>
        <source>%1 bills</source>
        <translation>عدد الفواتير: %1</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>جديدة: %1</translation>
    </message>
    <message>
        <source>Read and print</source>
        <translation>قراءة وطباعة</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>دورك في الانتظار</translation>
    </message>
    <message>
        <source>1 bill</source>
        <translation>فاتورة واحدة</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
</context>
<context>
    <name>SignedInScreen</name>
    <message>
        <source>You are already signed in</source>
        <translation>وصولك مسجَّل من قبل</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>تم تسجيل وصولك</translation>
    </message>
    <message>
        <source>Please wait at
%1</source>
        <translation>يرجى الانتظار في
%1</translation>
    </message>
    <message>
        <source>Your ticket is being printed.</source>
        <translation>جارٍ طباعة تذكرتك.</translation>
    </message>
    <message>
        <source>Please take your ticket, and wait where it says.</source>
        <translation>يرجى أخذ تذكرتك والانتظار في المكان المكتوب عليها.</translation>
    </message>
    <message>
        <source>You do not need a ticket. Please wait until your name is called.</source>
        <translation>لا تحتاج إلى تذكرة. يرجى الانتظار حتى يُنادى اسمك.</translation>
    </message>
    <message>
        <source>There is no ticket this time. Please remember the number on the screen.</source>
        <translation>لا تذكرة هذه المرة. يرجى تذكّر الرقم على الشاشة.</translation>
    </message>
    <message>
        <source>The screen shows where to wait.</source>
        <translation>تعرض الشاشة مكان الانتظار.</translation>
    </message>
    <message>
        <source>Your number is %1.</source>
        <translation>رقمك %1.</translation>
    </message>
    <message>
        <source>You are already signed in.</source>
        <translation>لقد سُجّل وصولك من قبل.</translation>
    </message>
    <message>
        <source>You have been signed in.</source>
        <translation>تم تسجيل وصولك.</translation>
    </message>
</context>
<context>
    <name>SigningInScreen</name>
    <message>
        <source>Signing you in…</source>
        <translation>جارٍ تسجيل وصولك…</translation>
    </message>
    <message>
        <source>You are being signed in. Please wait a moment.</source>
        <translation>جارٍ تسجيل وصولك. يرجى الانتظار قليلًا.</translation>
    </message>
</context>
<context>
    <name>SlipStrip</name>
    <message>
        <source>Your receipt is being printed…</source>
        <translation>جارٍ طباعة إيصالك…</translation>
    </message>
    <message>
        <source>Your slip is being printed…</source>
        <translation>جارٍ طباعة قسيمتك…</translation>
    </message>
    <message>
        <source>Please take the receipt below</source>
        <translation>يرجى أخذ الإيصال من الأسفل</translation>
    </message>
    <message>
        <source>Please take the slip below</source>
        <translation>يرجى أخذ القسيمة من الأسفل</translation>
    </message>
    <message>
        <source>No paper receipt this time</source>
        <translation>لا إيصال ورقيًا هذه المرة</translation>
    </message>
    <message>
        <source>Please copy the number, or take a photo of it</source>
        <translation>يرجى كتابة الرقم أو تصويره</translation>
    </message>
</context>
<context>
    <name>SplitTable</name>
    <message>
        <source>The insurance fund pays</source>
        <translation>يدفع صندوق التأمين</translation>
    </message>
    <message>
        <source>Your insurance account pays</source>
        <translation>يدفع حسابك في التأمين</translation>
    </message>
    <message>
        <source>You pay now</source>
        <translation>تدفع الآن</translation>
    </message>
</context>
<context>
    <name>StaffNote</name>
    <message>
        <source>For our staff: N-206 · the trust list has not been refreshed, days left: %1</source>
        <translation>للموظفين: N-206 · لم تُحدَّث قائمة الثقة، الأيام المتبقية: %1</translation>
    </message>
    <message>
        <source>For our staff: E-206 · the trust list is too old, cards cannot be checked offline</source>
        <translation>للموظفين: E-206 · قائمة الثقة قديمة جدًا، لا يمكن التحقق من البطاقات دون اتصال</translation>
    </message>
    <message>
        <source>For our staff: E-207 · the clock of this terminal is wrong</source>
        <translation>للموظفين: E-207 · ساعة هذا الجهاز خاطئة</translation>
    </message>
    <message>
        <source>For our staff: the camera shows nothing, the barcode scanner works</source>
        <translation>للموظفين: الكاميرا لا تعرض شيئًا، والماسح يعمل</translation>
    </message>
    <message>
        <source>For our staff: the barcode scanner does not answer, the camera works</source>
        <translation>للموظفين: الماسح لا يستجيب، والكاميرا تعمل</translation>
    </message>
    <message>
        <source>For our staff: payments that need a person: %1</source>
        <translation>للموظفين: مدفوعات تحتاج إلى موظف: %1</translation>
    </message>
    <message>
        <source>For our staff: report prints that may not have come out: %1</source>
        <translation>للموظفين: تقارير ربما لم تُطبع: %1</translation>
    </message>
    <message>
        <source>For our staff: the report printer does not print</source>
        <translation>للموظفين: طابعة التقارير لا تطبع</translation>
    </message>
    <message>
        <source>For our staff: paper is running low</source>
        <translation>للموظفين: الورق يوشك على النفاد</translation>
    </message>
    <message>
        <source>For our staff: toner is running low</source>
        <translation>للموظفين: الحبر يوشك على النفاد</translation>
    </message>
    <message>
        <source>For our staff: no payments can be taken just now</source>
        <translation>للموظفين: لا يمكن قبول المدفوعات الآن</translation>
    </message>
    <message>
        <source>For our staff: the lamp over the camera does not switch</source>
        <translation>للموظفين: المصباح فوق الكاميرا لا يستجيب</translation>
    </message>
</context>
<context>
    <name>SwitchCardScreen</name>
    <message>
        <source>Another card was held up. Touch the first button to change to it, or the second one to go on as before.</source>
        <translation>أُظهرت بطاقة أخرى. المس الزر الأول للانتقال إليها، أو الثاني للمتابعة كما كنت.</translation>
    </message>
    <message>
        <source>Change to the other card?</source>
        <translation>الانتقال إلى البطاقة الأخرى؟</translation>
    </message>
    <message>
        <source>Change to the card of %1?</source>
        <translation>الانتقال إلى بطاقة %1؟</translation>
    </message>
    <message>
        <source>What is open now is closed. What has been paid or printed stays so.</source>
        <translation>يُغلق ما هو مفتوح الآن. ما دُفع أو طُبع يبقى كما هو.</translation>
    </message>
    <message>
        <source>Go on with this card</source>
        <translation>المتابعة بهذه البطاقة</translation>
    </message>
    <message>
        <source>Go on: %1</source>
        <translation>المتابعة: %1</translation>
    </message>
    <message>
        <source>You are back where you were.</source>
        <translation>تعود إلى حيث كنت.</translation>
    </message>
    <message>
        <source>By itself in %1 seconds</source>
        <translation>تلقائيًا بعد %1 ثانية</translation>
    </message>
    <message>
        <source>Change to the other card</source>
        <translation>الانتقال إلى البطاقة الأخرى</translation>
    </message>
    <message>
        <source>Change to %1</source>
        <translation>الانتقال إلى %1</translation>
    </message>
</context>
<context>
    <name>SwitchKey</name>
    <message>
        <source>%1, on</source>
        <translation>%1، مفعّل</translation>
    </message>
    <message>
        <source>%1, off</source>
        <translation>%1، متوقف</translation>
    </message>
</context>
<context>
    <name>TicketStrip</name>
    <message>
        <source>Your ticket is being printed…</source>
        <translation>جارٍ طباعة تذكرتك…</translation>
    </message>
    <message>
        <source>Please take the ticket below</source>
        <translation>يرجى أخذ التذكرة من الأسفل</translation>
    </message>
    <message>
        <source>Please remember your number</source>
        <translation>يرجى تذكّر رقمك</translation>
    </message>
    <message>
        <source>You do not need a ticket</source>
        <translation>لا تحتاج إلى تذكرة</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Say it again</source>
        <translation>إعادة القول</translation>
    </message>
    <message>
        <source>Hide the screen</source>
        <translation>إخفاء الشاشة</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>العرض</translation>
    </message>
    <message>
        <source>Display: text, contrast, voice</source>
        <translation>العرض: الخط والتباين والصوت</translation>
    </message>
</context>
<context>
    <name>TrendWords</name>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>. </translation>
    </message>
    <message>
        <source>This is the only value so far</source>
        <translation>هذه القيمة الوحيدة حتى الآن</translation>
    </message>
    <message>
        <source>The latest value is %1, the same as the one before</source>
        <translation>آخر قيمة هي %1، وهي مثل السابقة</translation>
    </message>
    <message>
        <source>The latest value is %1, higher than the one before</source>
        <translation>آخر قيمة هي %1، وهي أعلى من السابقة</translation>
    </message>
    <message>
        <source>The latest value is %1, lower than the one before</source>
        <translation>آخر قيمة هي %1، وهي أدنى من السابقة</translation>
    </message>
    <message>
        <source>None of the %1 values is out of the usual range</source>
        <translation>كل القيم ضمن المعدل المعتاد، وعددها %1</translation>
    </message>
    <message>
        <source>Out of the usual range: %1 of %2</source>
        <translation>خارج المعدل المعتاد: %1 من %2</translation>
    </message>
    <message>
        <source>Usual: %1</source>
        <translation>المعتاد: %1</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>For our staff: %1</source>
        <translation>للموظفين: %1</translation>
    </message>
</context>
<context>
    <name>VolumeKeys</name>
    <message>
        <source>Softer</source>
        <translation>أخفض</translation>
    </message>
    <message>
        <source>Volume %1 of %2</source>
        <translation>مستوى الصوت %1 من %2</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>أعلى</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>The hospital system is slow to answer. We keep asking: there is nothing for you to do.</source>
        <translation>نظام المستشفى بطيء في الرد. ما زلنا نسأل، وليس عليك فعل شيء.</translation>
    </message>
    <message>
        <source>The hospital system still does not answer. You can wait, or finish here and ask at the desk.</source>
        <translation>لم يرد نظام المستشفى بعد. يمكنك الانتظار، أو الإنهاء هنا والسؤال في مكتب الخدمة.</translation>
    </message>
</context>
<context>
    <name>WayCard</name>
    <message>
        <source>Please wait in the waiting area of your department</source>
        <translation>يرجى الانتظار في منطقة الانتظار في قسمك</translation>
    </message>
    <message>
        <source>Please wait at
%1</source>
        <translation>يرجى الانتظار في
%1</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Looking for your appointments of today…</source>
        <translation>جارٍ البحث عن مواعيدك لليوم…</translation>
    </message>
    <message>
        <source>Your card is accepted. We are looking for your appointments of today. Please wait a moment.</source>
        <translation>قُبلت بطاقتك. جارٍ البحث عن مواعيدك لليوم. يرجى الانتظار قليلًا.</translation>
    </message>
</context>
</TS>
